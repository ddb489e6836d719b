package dev.muster.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quickstart as a reader sees it. */
class QuickstartTest {

    /** An empty place for the data of each test. */
    @BeforeEach
    void data(@TempDir Path folder) {
        System.setProperty("quickstart.data", folder.toString());
    }

    @Test
    @DisplayName("without options it tells the whole story")
    void wholeStory() {
        Run run = Run.of();

        assertThat(run.err).isEmpty();
        assertThat(run.status).isZero();
        assertThat(run.out)
                .containsSubsequence(
                        "1. Ann creates a workspace",
                        "\"Acme\" is there, with slug acme, rev 1",
                        "Customer Success  invoice:read, members:read",
                        "The invite is PENDING, its mail QUEUED",
                        "Ben Okafor  ben@example.com  INVITED  Customer Success  QUEUED",
                        "| From:    Ledger <team@ledger.example>",
                        "| Subject: Ann Keller invited you to join Acme",
                        "| https://ledger.example/join?token=",
                        "Join       Acme",
                        "For        b***@example.com",
                        "The answer is JOINED; when he presses the button once more, ALREADY_JOINED.",
                        "Ben Okafor  ben@example.com  ACTIVE  Customer Success",
                        "Before: may Ben see invoices? yes   May he approve them? no",
                        "After:  may Ben see invoices? yes   May he approve them? yes",
                        "Ben Okafor  ben@example.com  ACTIVE  Admin  Lagos",
                        "rev 2  Ann Keller invited ben@example.com as Customer Success",
                        "rev 3  Ben Okafor accepted the invite",
                        "rev 4  Ann Keller changed Ben Okafor: location to Lagos, role from Customer Success to Admin",
                        "GONE, INVITE_USED",
                        "FORBIDDEN, CEILING_EXCEEDED",
                        "[payment:refund]",
                        "CONFLICT, LAST_OWNER",
                        "NOT_FOUND, TEAM_NOT_FOUND",
                        "The workspace is still at rev 4");
        assertThat(run.out).as("no more than a terminal shows").matches("[\\n\\x20-\\x7E]+");
    }

    @Test
    @DisplayName("it prints what the README shows of it, line by line")
    void readme() throws IOException {
        Path readme = Path.of(System.getProperty("basedir", "."), "..", "..", "README.md");
        String page = Files.readString(readme);
        String begin = "<!-- output: quickstart -->\n```text\n";
        int start = page.indexOf(begin) + begin.length();
        String excerpt = page.substring(start, page.indexOf("```", start));

        assertThat(Run.of().out.lines()).containsSubsequence(excerpt.lines().toList());
    }

    @Test
    @DisplayName("a second run finds what the first one has left")
    void durable() {
        Run first = Run.of();
        Run second = Run.of();

        assertThat(first.out).doesNotContain("What earlier runs have left");
        assertThat(second.status).as(second.err).isZero();
        assertThat(second.out)
                .containsSubsequence(
                        "Ann is in these workspaces already:",
                        "- Acme, made 20",
                        "with slug acme\n",
                        "The workspace is still at rev 4");
    }

    @Test
    @DisplayName("with --jdbc it tells the same story on another database")
    void otherDatabase(@TempDir Path folder) throws IOException {
        String sqlite = "jdbc:sqlite:" + folder.resolve("ledger.sqlite");
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String postgresql = server.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", "");
            for (String[] args : new String[][] {
                {"--jdbc", sqlite},
                {"--jdbc", postgresql, "--jdbc-user", "postgres"}
            }) {
                Run run = Run.of(args);

                assertThat(run.status).as(run.err).isZero();
                assertThat(run.out).contains("The data is in " + args[1], "The workspace is still at rev 4");
            }
        }
    }

    @Test
    @DisplayName("a database that is not there is told in one line, without the password in its URL")
    void noDatabase() {
        for (String url : new String[] {
            "jdbc:oracle:thin:@localhost",
            "jdbc:postgresql://127.0.0.1:1/ledger?password=s3cret",
            "jdbc:h2:ledger;PASSWORD=s3cret",
            "jdbc:mariadb:x?password=s3cret",
            "jdbc:mariadb://u:s3cret@127.0.0.1:1/x",
            "ledger.db"
        }) {
            Run run = Run.of("--jdbc", url);

            assertThat(run.status).as(url).isEqualTo(2);
            assertThat(run.err).startsWith("quickstart: ").hasLineCount(2).doesNotContain("s3cret");
            assertThat(run.out).isEmpty();
        }
    }

    @Test
    @DisplayName("it leaves no thread behind that would keep the program alive")
    void ends() {
        Run.of();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.isAlive() && !thread.isDaemon())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("smtp") || name.contains("muster"));
    }

    @Test
    @DisplayName("with --smtp it sends through that server and ends, without showing the link")
    void otherServer() {
        GreenMail server = server();
        try {
            Run run = Run.of("--smtp", "127.0.0.1:" + server.getSmtp().getPort(), "--to", "joe@example.com");

            assertThat(run.status).isZero();
            assertThat(run.out).contains("The mail server took the mail.", "Look into the mailbox of joe@example.com");
            assertThat(run.out).doesNotContain("token=");
            assertThat(server.getReceivedMessagesForDomain("joe@example.com")).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    @DisplayName("with --paste it goes on with the link from the mail")
    void paste() {
        GreenMail server = server();
        try {
            Run run = Run.typing(
                    new LinkFrom(server),
                    "--smtp",
                    "localhost:" + server.getSmtp().getPort(),
                    "--paste");

            assertThat(run.status).isZero();
            assertThat(run.out).contains("The answer is JOINED");
        } finally {
            server.stop();
        }
    }

    @Test
    @DisplayName("a link that is not one of ours is refused in one line")
    void otherLink() {
        GreenMail server = server();
        try {
            Run run = Run.typing(
                    Reader.nullReader(),
                    "--smtp",
                    "localhost:" + server.getSmtp().getPort(),
                    "--paste");

            assertThat(run.status).isEqualTo(1);
            assertThat(run.err)
                    .startsWith("quickstart: refused: INVITE_NOT_FOUND")
                    .hasLineCount(1);
        } finally {
            server.stop();
        }
    }

    @Test
    @DisplayName("a server that does not answer is told, with exit code 1")
    void noServer() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Run run = Run.of("--smtp", "127.0.0.1:" + port);

        assertThat(run.status).isEqualTo(1);
        assertThat(run.out).contains("The mail server did not take the mail: ");
    }

    @Test
    @DisplayName("--help says what there is")
    void help() {
        Run run = Run.of("--help");

        assertThat(run.status).isZero();
        assertThat(run.out).contains("--smtp HOST:PORT", "mvn -q -pl examples/quickstart -am compile exec:java");
    }

    @Test
    @DisplayName("a wrong option is named, with exit code 2 and no story")
    void wrongOptions() {
        for (String[] args : new String[][] {
            {"--smpt", "localhost:25"},
            {"--smtp"},
            {"--smtp", "localhost"},
            {"--smtp", "localhost:mail"},
            {"--smtp", "localhost:99999"},
            {"--to", "joe@example.com"},
            {"--smtp", "localhost:25", "--to", "nobody"},
            {"--smtp", "localhost:25", "--from", "nobody"},
            {"--smtp", "localhost:25", "--user", "joe"},
            {"--jdbc"},
            {"--jdbc-user", "joe"}
        }) {
            Run run = Run.of(args);

            assertThat(run.status).as(String.join(" ", args)).isEqualTo(2);
            assertThat(run.err)
                    .startsWith("quickstart: ")
                    .contains("Try --help.")
                    .hasLineCount(2);
            assertThat(run.out).isEmpty();
        }
    }

    private static GreenMail server() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private record Run(int status, String out, String err) {

        static Run of(String... args) {
            return typing(Reader.nullReader(), args);
        }

        static Run typing(Reader typed, String... args) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int status = Quickstart.run(
                    args,
                    typed,
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            return new Run(status, text(out), text(err));
        }

        private static String text(ByteArrayOutputStream bytes) {
            return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
