package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.fail;

import dev.muster.Muster;
import dev.muster.examples.myteam.host.Account;
import dev.muster.examples.myteam.host.Mailbox;
import dev.muster.examples.myteam.host.Mailbox.Mail;
import dev.muster.model.EmailAddress;
import dev.muster.model.NewTeam;
import dev.muster.model.TeamId;
import dev.muster.testkit.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The whole application on a free port, with a database in memory and a clock that is moved by hand. */
final class TestSite implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";
    static final String LINK_KEY = "bm90IGEgc2VjcmV0LCBidXQgbG9uZyBlbm91Z2ggZm9yIGEga2V5";
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MOST_TRIES = 5;
    private static final AtomicInteger COUNT = new AtomicInteger();

    final MutableClock clock = MutableClock.create();
    final String url;
    final Application application;
    private final String database;

    private TestSite(String database, String... more) {
        this.database = database;
        int port = 0;
        Application started = null;
        for (int tries = 1; started == null; tries++) {
            port = freePort();
            try {
                started = start(port, database, more);
            } catch (Options.Wrong e) {
                if (tries == MOST_TRIES) {
                    throw new IllegalStateException(e);
                }
                // Somebody else has taken that port meanwhile.
            }
        }
        this.application = started;
        this.url = "http://localhost:" + port;
    }

    private Application start(int port, String database, String... more) throws Options.Wrong {
        String[] all = Stream.of(List.of("--port", String.valueOf(port), "--jdbc", database), List.of(more))
                .flatMap(List::stream)
                .toArray(String[]::new);
        return Application.start(Options.parse(Map.of("LINK_KEY", LINK_KEY), all), clock);
    }

    /** Without the demonstration. */
    static TestSite open() {
        return on(inMemory());
    }

    /** The same in this database, with more options. */
    static TestSite on(String database, String... more) {
        return new TestSite(
                database, Stream.concat(Stream.of("--empty"), Stream.of(more)).toArray(String[]::new));
    }

    static TestSite demonstration() {
        return new TestSite(inMemory());
    }

    private static String inMemory() {
        return "jdbc:h2:mem:my-team-" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
    }

    /** Does this while every change of the team has to wait. */
    void holding(TeamId team, Runnable work) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database)) {
            connection.setAutoCommit(false);
            try (PreparedStatement touch =
                    connection.prepareStatement("update muster_team set rev = rev where id = ?")) {
                touch.setString(1, team.toString());
                touch.executeUpdate();
                work.run();
            } finally {
                connection.rollback();
            }
        }
    }

    /** Does this while the database lacks one of its tables. */
    <T> T without(String table, Supplier<T> work) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("alter table " + table + " rename to away");
            try {
                return work.get();
            } finally {
                statement.execute("alter table away rename to " + table);
            }
        }
    }

    Muster muster() {
        return application.muster();
    }

    Surfer surfer() {
        return new Surfer(url);
    }

    Account account(String name, String email) {
        return application.accounts().make(EmailAddress.of(email), name, PASSWORD);
    }

    TeamId team(Account owner, String name) {
        return muster().teams()
                .create(owner.actor(), NewTeam.named(name).owner(owner.person()))
                .id();
    }

    Surfer signedIn(Account account) {
        Surfer surfer = surfer();
        Surfer.Page form = surfer.get("/sign-in");
        surfer.submit(
                form, "form[action=/sign-in]", Map.of("email", account.email().value(), "password", PASSWORD));
        return surfer;
    }

    /** Waits for the newest mail to this address. */
    Mail mailTo(String address) {
        return mailTo(address, "");
    }

    /** The same for one whose subject holds this. */
    private Mail mailTo(String address, String subject) {
        Mailbox mailbox = Objects.requireNonNull(application.mailbox());
        while (true) {
            List<Mail> all = mailbox.all();
            for (Mail mail : all) {
                if (mail.to().equals(address) && mail.subject().contains(subject)) {
                    return mail;
                }
            }
            if (!mailbox.await(all.size() + 1, PATIENCE_MILLIS)) {
                fail("no mail to %s arrived within %d ms", address, PATIENCE_MILLIS);
            }
        }
    }

    /** The path of the link in that mail. */
    String linkTo(String address) {
        return linkTo(address, "");
    }

    String linkTo(String address, String subject) {
        String link = Objects.requireNonNull(mailTo(address, subject).link(), "the mail has no link");
        return link.substring(url.length());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        application.close();
    }
}
