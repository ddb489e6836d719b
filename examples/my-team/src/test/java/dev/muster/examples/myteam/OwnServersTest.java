package dev.muster.examples.myteam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.muster.examples.myteam.Surfer.Page;
import dev.muster.examples.myteam.host.Account;
import dev.muster.model.TeamId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("My Team with servers of one's own")
class OwnServersTest {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/join\\?token=[\\w-]{84}");

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Test
    @DisplayName("--jdbc keeps all in PostgreSQL, --smtp sends all through that server: a user is added and joins")
    void postgresAndSmtp(@TempDir Path folder) throws Exception {
        mail.start();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("postgres").toFile())
                .setDataDirectory(folder.resolve("data"))
                .start()) {
            String database = server.getJdbcUrl("postgres", "postgres");
            String smtp = "127.0.0.1:" + mail.getSmtp().getPort();
            String link = invited(database, smtp);
            // What the first run wrote is there for the second.
            try (TestSite site = TestSite.on(database, "--smtp", smtp)) {
                joins(site, link);
            }
        } finally {
            mail.stop();
        }
    }

    @Test
    @DisplayName("a port that is taken, a database that is not there, a key that is none: each is said in words")
    void whatIsMissing() throws Options.Wrong {
        try (TestSite site = TestSite.open()) {
            String port = site.url.substring(site.url.lastIndexOf(':') + 1);
            assertThatThrownBy(() -> start("--port", port, "--jdbc", "jdbc:h2:mem:taken"))
                    .isInstanceOf(Options.Wrong.class)
                    .hasMessageContaining("port " + port + " is taken");
        }
        assertThatThrownBy(() -> start("--jdbc", "jdbc:postgresql://127.0.0.1:1/none"))
                .isInstanceOf(Options.Wrong.class)
                .hasMessageStartingWith("cannot open the database: ");
        Options options = Options.parse(Map.of("LINK_KEY", "short"), "--jdbc", "jdbc:h2:mem:keyless");
        assertThatThrownBy(() -> Application.start(options, Clock.systemUTC()))
                .isInstanceOf(Options.Wrong.class)
                .hasMessageStartingWith("LINK_KEY is no key");
    }

    private static void start(String... options) throws Options.Wrong {
        Application.start(Options.parse(Map.of("LINK_KEY", TestSite.LINK_KEY), options), Clock.systemUTC())
                .close();
    }

    /** The path of the link in the mail. */
    private String invited(String database, String smtp) throws Exception {
        try (TestSite site = TestSite.on(database, "--smtp", smtp)) {
            Account ann = site.account("Ann", "ann@example.com");
            TeamId team = site.team(ann, "Acme");
            Surfer browser = site.signedIn(ann);
            assertThat(browser.get("/inbox").status()).isEqualTo(404);
            Page form = browser.get("/w/" + team + "/users/add").ok();
            browser.submit(form, "main form", Map.of("name", "Ben", "email", "ben@example.com", "role", "member"))
                    .ok();
            assertThat(mail.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
            Matcher link = LINK.matcher(GreenMailUtil.getWholeMessage(mail.getReceivedMessages()[0])
                    .replace("=\r\n", "")
                    .replace("=3D", "="));
            assertThat(link.find()).isTrue();
            return link.group().substring(site.url.length());
        }
    }

    private static void joins(TestSite site, String link) {
        Surfer ben = site.surfer();
        Page landing = ben.get(link).ok();
        Map<String, String> fields = Map.of("name", "Ben Okafor", "password", TestSite.PASSWORD);
        Page in = ben.submit(landing, "form[action=/join/sign-up]", fields).ok();
        assertThat(in.text()).contains("Welcome, Ben Okafor! You are in.", "Ann", "ben@example.com");
    }
}
