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
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server of plain sockets that keeps every byte it is sent and answers what a test tells it to. Many at a time. */
final class SmtpSink implements AutoCloseable {

    /** What a test can tell it to do instead of answering. */
    private static final String DROP = "(drop)";

    private static final String HANG = "(hang)";

    private static final String DRIBBLE = "(dribble)";

    private final ServerSocket server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Queue<String>> next = new ConcurrentHashMap<>();
    private final Queue<Conversation> conversations = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Runnable beforeTaking = () -> {};
    private volatile @Nullable SSLContext startTls;
    private volatile @Nullable SSLContext smtps;

    SmtpSink() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getByName("localhost"));
        Thread thread = new Thread(this::serve, "smtp-sink");
        thread.setDaemon(true);
        thread.start();
    }

    /** A command ("MAIL", "RCPT", "DATA", "." for the end of the mail, "" for the greeting) gets this answer. */
    SmtpSink answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** The same, but only the next times; after these it answers as before. "(drop)" ends the connection. */
    SmtpSink next(String command, String... nextAnswers) {
        next.computeIfAbsent(command, key -> new ConcurrentLinkedQueue<>()).addAll(List.of(nextAnswers));
        return this;
    }

    SmtpSink dropAt(String command) {
        return answer(command, DROP);
    }

    SmtpSink hangAt(String command) {
        return answer(command, HANG);
    }

    /** Begins an answer and never ends it, one letter after the other. */
    SmtpSink dribbleAt(String command) {
        return answer(command, DRIBBLE);
    }

    /** Runs this when a mail is there as a whole, before it is answered. */
    SmtpSink beforeTaking(Runnable work) {
        beforeTaking = work;
        return this;
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

    /** Every byte from the clients so far, one char each, one conversation after the other. */
    String received() {
        return conversations.stream().map(Conversation::received).collect(Collectors.joining());
    }

    /** Every byte, for each connection that there was. */
    List<String> conversations() {
        return conversations.stream().map(Conversation::received).toList();
    }

    /** Waits until every connection that there was has ended. */
    void awaitAllEnded() throws InterruptedException {
        for (Conversation conversation : conversations) {
            if (!conversation.ended.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("a connection is still open");
            }
        }
    }

    /** How many connections have not ended. */
    long open() {
        return conversations.stream()
                .filter(conversation -> conversation.ended.getCount() > 0)
                .count();
    }

    /** How many times the mail as a whole was answered with 250. */
    int taken() {
        return conversations.stream()
                .mapToInt(conversation -> conversation.taken.get())
                .sum();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Conversation conversation = new Conversation(server.accept());
                conversations.add(conversation);
                Thread thread = new Thread(conversation, "smtp-sink-conversation");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private final class Conversation implements Runnable {

        private final Socket plain;
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final AtomicInteger taken = new AtomicInteger();
        private final CountDownLatch ended = new CountDownLatch(1);

        private Conversation(Socket plain) {
            this.plain = plain;
        }

        private String received() {
            return String.join("", lines);
        }

        @Override
        public void run() {
            try (plain) {
                converse();
            } catch (IOException e) {
                lines.add("(" + e.getClass().getSimpleName() + ")");
            } finally {
                ended.countDown();
            }
        }

        private void converse() throws IOException {
            Socket socket = smtps == null ? plain : secured(plain, smtps);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean secure = smtps != null;
            if (!say(socket, "", answerTo("", "220 sink ready"))) {
                return;
            }
            for (String line = line(in); line != null; line = line(in)) {
                String command = line.split("[ :\r]", 2)[0];
                String usual = switch (command) {
                    case "EHLO" ->
                        startTls == null || secure ? "250-sink\r\n250 AUTH PLAIN" : "250-sink\r\n250 STARTTLS";
                    case "STARTTLS" -> "220 go ahead";
                    case "AUTH" -> "235 welcome";
                    case "DATA" -> "354 go ahead";
                    case "QUIT" -> "221 bye";
                    default -> "250 ok";
                };
                String answer = answerTo(command, usual);
                if (!say(socket, command, answer) || command.equals("QUIT")) {
                    return;
                }
                if (command.equals("STARTTLS")) {
                    socket = secured(socket, startTls);
                    in = new BufferedInputStream(socket.getInputStream());
                    secure = true;
                } else if (answer.startsWith("354") && !data(socket, in)) {
                    return;
                }
            }
        }

        private boolean data(Socket socket, InputStream in) throws IOException {
            String line = line(in);
            while (line != null && !line.equals(".\r\n")) {
                line = line(in);
            }
            if (line == null) {
                return false;
            }
            beforeTaking.run();
            return say(socket, ".", answerTo(".", "250 taken"));
        }

        /** False if the conversation is over. */
        private boolean say(Socket socket, String command, String answer) throws IOException {
            if (answer.equals(HANG)) {
                waitForClosing(Long.MAX_VALUE);
            }
            if (answer.equals(DRIBBLE)) {
                do {
                    write(socket, "2");
                } while (!waitForClosing(20));
            }
            if (answer.startsWith("(")) {
                return false;
            }
            if (command.equals(".") && answer.startsWith("250")) {
                taken.incrementAndGet();
            }
            write(socket, answer + "\r\n");
            return true;
        }

        private @Nullable String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                line.write(b);
                if (b == '\n') {
                    String text = line.toString(StandardCharsets.ISO_8859_1);
                    lines.add(text);
                    return text;
                }
            }
            return null;
        }
    }

    private String answerTo(String command, String usual) {
        Queue<String> scripted = next.get(command);
        String once = scripted == null ? null : scripted.poll();
        return once == null ? answers.getOrDefault(command, usual) : once;
    }

    private boolean waitForClosing(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static SSLSocket secured(Socket socket, @Nullable SSLContext context) {
        try {
            SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
            secured.setUseClientMode(false);
            return secured;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
