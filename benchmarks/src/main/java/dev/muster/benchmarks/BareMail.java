package dev.muster.benchmarks;

import dev.muster.smtp.RenderedMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.SocketFactory;

/** A loop over Jakarta Mail that sends one finished text over kept connections: no outbox, no template, no state. */
final class BareMail implements AutoCloseable {

    private final ExecutorService threads;
    private final List<Transport> transports = new ArrayList<>();
    private final Session session;
    private final RenderedMail mail;

    BareMail(int port, int connections, RenderedMail mail) throws MessagingException {
        this.mail = mail;
        this.threads = Executors.newFixedThreadPool(connections);
        Properties properties = new Properties();
        properties.put("mail.smtp.socketFactory", new Prompt());
        this.session = Session.getInstance(properties);
        for (int i = 0; i < connections; i++) {
            Transport transport = session.getTransport("smtp");
            transport.connect("localhost", port, null, null);
            transports.add(transport);
        }
    }

    void send(int mails) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (Transport transport : transports) {
            all.add(threads.submit(() -> {
                for (int i = 0; i < mails / transports.size(); i++) {
                    send(transport);
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
    }

    private void send(Transport transport) throws Exception {
        InternetAddress[] to = {new InternetAddress("ben@example.com", "Ben")};
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
    }

    @Override
    public void close() throws MessagingException {
        threads.shutdown();
        for (Transport transport : transports) {
            transport.close();
        }
    }

    /** Without Nagle's delay, as our own connections are. */
    private static final class Prompt extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return new Socket(host, port, from, fromPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return new Socket(host, port, from, fromPort);
        }
    }
}
