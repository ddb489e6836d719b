package dev.muster.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.Muster;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** A node that delivers, in a JVM of its own, to a {@link TakingServer}. */
final class MailerProcess {

    /** Of all nodes. */
    static final LinkKey KEY = LinkKey.fromBytes(new byte[32]);

    private MailerProcess() {}

    /** @param args where the database is, the server's port, and by how many seconds the clock is ahead */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[1]);
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.parseLong(args[2])));
        try (HikariDataSource pool = TestDatabase.pool(args[0], 4)) {
            node(JdbcStorage.create(pool), port, clock).runDueWork();
        }
    }

    static Muster node(JdbcStorage storage, int port, Clock clock) {
        return Muster.builder(storage)
                .links(InviteLinks.to("https://app.example.com/join", KEY))
                .notifier(to(port))
                .clock(clock)
                .build();
    }

    private static Notifier to(int port) {
        return notification -> {
            try {
                send(notification, port);
            } catch (IOException e) {
                throw Notifier.DeliveryException.passing("the server broke off", e);
            }
        };
    }

    /** One line there, "250" back; after "250 wait" the server has it, and this process is to be killed. */
    private static void send(Notification notification, int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.println(ProcessHandle.current().pid() + " " + notification.id() + " "
                    + notification.to().value() + " "
                    + notification.requireLink().url());
            String answer = Objects.requireNonNull(in.readLine());
            if (answer.equals("250 wait")) {
                in.read(); // nothing comes
            }
        }
    }

    static Process start(String url, int port, Duration ahead) {
        try {
            Path errors = TestDatabase.folder("mailer").resolve("errors");
            return new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            MailerProcess.class.getName(),
                            url,
                            Integer.toString(port),
                            Long.toString(ahead.toSeconds())))
                    .redirectErrorStream(true)
                    .redirectOutput(errors.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
