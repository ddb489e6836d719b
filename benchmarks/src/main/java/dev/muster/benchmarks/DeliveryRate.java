package dev.muster.benchmarks;

import dev.muster.Muster;
import dev.muster.jdbc.JdbcStorage;
import dev.muster.model.Actor;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLink;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import dev.muster.smtp.MailTemplates;
import dev.muster.smtp.RenderedMail;
import dev.muster.smtp.SmtpConfig;
import dev.muster.smtp.SmtpNotifier;
import dev.muster.spi.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Mails per second of the whole way from the outbox on PostgreSQL to a mail server, beside a bare loop of Jakarta Mail
 * over as many kept connections, in turns in one run against one server.
 */
public final class DeliveryRate {

    private static final int CONNECTIONS = 4;

    private DeliveryRate() {}

    /** @param args {@code --durable}, {@code --rounds n} */
    public static void main(String[] args) throws Exception {
        List<String> given = List.of(args);
        int rounds = given.contains("--rounds") ? Integer.parseInt(given.get(given.indexOf("--rounds") + 1)) : 7;
        try (Server server = Server.start(given.contains("--durable"), 0)) {
            run(server.database("at_once"), server, Duration.ZERO, 2_000, rounds);
            run(server.database("at_five"), server, Duration.ofMillis(5), 400, rounds);
        }
    }

    private static void run(DataSource database, Server server, Duration perAnswer, int mails, int rounds)
            throws Exception {
        try (SwallowingServer sink = new SwallowingServer(perAnswer);
                SmtpNotifier notifier = SmtpNotifier.create(SmtpConfig.of("localhost", sink.port())
                        .plain()
                        .from("Acme <team@acme.example>")
                        .connections(CONNECTIONS)
                        .idle(Duration.ofMinutes(1)));
                BareMail bare = new BareMail(sink.port(), CONNECTIONS, mail())) {
            Muster muster = Muster.builder(JdbcStorage.create(database))
                    .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                    .notifier(notifier)
                    .build();
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                long begin = System.nanoTime();
                bare.send(mails);
                double first = rate(mails, begin);
                invite(muster, mails);
                server.tidy();
                begin = System.nanoTime();
                int done = muster.runDueWork();
                double second = rate(mails, begin);
                if (done != mails) {
                    throw new IllegalStateException(done + " mails instead of " + mails);
                }
                if (round > 0) { // the first one warms up
                    ratios.add(second / first);
                    System.out.printf(
                            Locale.ROOT,
                            "%d ms an answer: bare %.0f/s, Muster %.0f/s, ratio %.2f%n",
                            perAnswer.toMillis(),
                            first,
                            second,
                            second / first);
                }
            }
            ratios.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "%d ms an answer: median ratio %.2f (%.2f to %.2f)%n",
                    perAnswer.toMillis(),
                    ratios.get(ratios.size() / 2),
                    ratios.get(0),
                    ratios.get(ratios.size() - 1));
            long expected = 2L * (rounds + 1) * mails;
            if (sink.taken() != expected) {
                throw new IllegalStateException(sink.taken() + " mails arrived instead of " + expected);
            }
        }
    }

    private static double rate(int mails, long begin) {
        return mails * 1e9 / (System.nanoTime() - begin);
    }

    private static void invite(Muster muster, int mails) {
        Actor system = Actor.system("benchmark");
        Person ann = Person.of("ann", "ann@example.com").name("Ann");
        TeamId team =
                muster.teams().create(system, NewTeam.named("Acme").owner(ann)).id();
        for (int i = 0; i < mails; i++) {
            muster.invites()
                    .send(
                            system,
                            team,
                            NewInvite.to("p" + i + "@example.com")
                                    .name("Ben")
                                    .role("member")
                                    .message("Hello!"));
        }
    }

    /** As long as ours. */
    private static RenderedMail mail() {
        UUID id = new UUID(0, 0);
        Notification notification = new Notification(
                id,
                Notification.Kind.INVITATION,
                new TeamId(id),
                "Acme",
                EmailAddress.of("ben@example.com"),
                "Ben",
                null,
                new InviteId(id),
                null,
                null,
                null,
                List.of("Member"),
                "Hello!",
                new InviteLink("https://app.example.com/join?token=" + "x".repeat(84)),
                Instant.now().plus(Duration.ofDays(7)));
        return MailTemplates.standard().render(notification, "Acme", Instant.now());
    }
}
