package dev.muster.smtp;

import dev.muster.spi.Notification;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Mails per second of {@link SmtpNotifier} beside a bare loop of Jakarta Mail that sends a finished text over as many
 * kept connections, in turns in one run against one server. Not a test: machines differ. Run its {@code main}; the
 * arguments are the number of connections and of rounds.
 */
final class RateComparison {

    private final int connections;
    private final int rounds;
    private final ExecutorService threads;

    private RateComparison(int connections, int rounds) {
        this.connections = connections;
        this.rounds = rounds;
        this.threads = Executors.newFixedThreadPool(connections);
    }

    private interface Sending {
        void send() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        RateComparison comparison = new RateComparison(
                args.length > 0 ? Integer.parseInt(args[0]) : 4, args.length > 1 ? Integer.parseInt(args[1]) : 7);
        comparison.run(Duration.ZERO, 2_000);
        comparison.run(Duration.ofMillis(5), 400);
        comparison.threads.shutdown();
    }

    private void run(Duration perAnswer, int mails) throws Exception {
        try (SwallowingServer server = new SwallowingServer(perAnswer);
                SmtpNotifier notifier = SmtpNotifier.create(SmtpConfig.of("localhost", server.port())
                        .plain()
                        .from("Acme <team@acme.example>")
                        .connections(connections)
                        .idle(Duration.ofMinutes(1)))) {
            Notification notification = Invitations.toBen().message("Hello!").build();
            List<Sending> ours = new ArrayList<>();
            List<Sending> bare = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                ours.add(() -> notifier.send(notification));
                bare.add(bare(server.port()));
            }
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                double first = rate(bare, mails);
                double second = rate(ours, mails);
                if (round > 0) { // the first one warms up
                    ratios.add(second / first);
                    System.out.printf(
                            Locale.ROOT,
                            "%d ms an answer: bare %.0f/s, SmtpNotifier %.0f/s, ratio %.2f%n",
                            perAnswer.toMillis(),
                            first,
                            second,
                            second / first);
                }
            }
            ratios.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "%d ms an answer, %d connections: median ratio %.2f (%.2f to %.2f)%n",
                    perAnswer.toMillis(),
                    connections,
                    ratios.get(ratios.size() / 2),
                    ratios.get(0),
                    ratios.get(ratios.size() - 1));
            long expected = 2L * (rounds + 1) * mails;
            if (server.taken() != expected) {
                throw new IllegalStateException(server.taken() + " mails arrived instead of " + expected);
            }
        }
    }

    /** Mails per second of all together. */
    private double rate(List<Sending> sendings, int mails) throws Exception {
        long begin = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (Sending sending : sendings) {
            all.add(threads.submit(() -> {
                for (int i = 0; i < mails / connections; i++) {
                    sending.send();
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        return mails / connections * connections * 1e9 / (System.nanoTime() - begin);
    }

    private static Sending bare(int port) throws Exception {
        RenderedMail mail = Invitations.toBen().message("Hello!").render();
        Properties properties = new Properties();
        properties.put("mail.smtp.socketFactory", new PromptSockets(made -> {}));
        Session session = Session.getInstance(properties);
        Transport transport = session.getTransport("smtp");
        transport.connect("localhost", port, null, null);
        InternetAddress[] to = {new InternetAddress("ben@example.com", "Ben")};
        return () -> {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress("team@acme.example", "Acme"));
            message.setRecipients(Message.RecipientType.TO, to);
            message.setSubject(mail.subject(), "UTF-8");
            MimeBodyPart text = new MimeBodyPart();
            text.setText(mail.text(), "UTF-8");
            MimeBodyPart html = new MimeBodyPart();
            html.setText(mail.html(), "UTF-8", "html");
            message.setContent(new MimeMultipart("alternative", text, html));
            message.saveChanges();
            transport.sendMessage(message, to);
        };
    }
}
