package dev.muster.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server of plain sockets that keeps every byte it is sent and answers what a test tells it to. */
final class SmtpSink implements AutoCloseable {

    /** What a test can tell it to do instead of answering. */
    private static final String DROP = "(drop)";

    private static final String HANG = "(hang)";

    private final ServerSocket server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable SSLContext startTls;
    private volatile @Nullable SSLContext smtps;

    SmtpSink() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        Thread thread = new Thread(this::serve, "smtp-sink");
        thread.setDaemon(true);
        thread.start();
    }

    /** A command ("MAIL", "RCPT", "DATA", "." for the end of the mail, "" for the greeting) gets this answer. */
    SmtpSink answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    SmtpSink dropAt(String command) {
        return answer(command, DROP);
    }

    SmtpSink hangAt(String command) {
        return answer(command, HANG);
    }

    /** Offers STARTTLS with this certificate. */
    SmtpSink startTls(SSLContext context) {
        startTls = context;
        return this;
    }

    /** Speaks TLS from the first byte on. */
    SmtpSink smtps(SSLContext context) {
        smtps = context;
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Every byte from the client so far, one char each. */
    String received() {
        return String.join("", received);
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                converse(socket);
            } catch (IOException e) {
                received.add("(" + e.getClass().getSimpleName() + ")");
            }
        }
    }

    private void converse(Socket plain) throws IOException {
        Socket socket = smtps == null ? plain : secured(plain, smtps);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        boolean secure = smtps != null;
        if (!say(socket, "", "220 sink ready")) {
            return;
        }
        for (String line = line(in); line != null; line = line(in)) {
            String command = line.split("[ :\r]", 2)[0];
            String usual = switch (command) {
                case "EHLO" -> startTls == null || secure ? "250-sink\r\n250 AUTH PLAIN" : "250-sink\r\n250 STARTTLS";
                case "STARTTLS" -> "220 go ahead";
                case "AUTH" -> "235 welcome";
                case "DATA" -> "354 go ahead";
                case "QUIT" -> "221 bye";
                default -> "250 ok";
            };
            if (!say(socket, command, usual) || command.equals("QUIT")) {
                return;
            }
            if (command.equals("STARTTLS")) {
                socket = secured(socket, startTls);
                in = new BufferedInputStream(socket.getInputStream());
                secure = true;
            } else if (command.equals("DATA")
                    && answers.getOrDefault(command, usual).startsWith("354")) {
                for (String data = line(in); data != null && !data.equals(".\r\n"); ) {
                    data = line(in);
                }
                if (!say(socket, ".", "250 taken")) {
                    return;
                }
            }
        }
    }

    private boolean say(Socket socket, String command, String usual) throws IOException {
        String answer = answers.getOrDefault(command, usual);
        if (answer.equals(HANG)) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }
        if (answer.equals(DROP)) {
            return false;
        }
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return true;
    }

    private @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                received.add(text);
                return text;
            }
        }
        return null;
    }

    private static SSLSocket secured(Socket socket, SSLContext context) {
        try {
            SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
            secured.setUseClientMode(false);
            return secured;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
