package dev.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.muster.Muster;
import dev.muster.jdbc.JdbcSchema;
import dev.muster.jdbc.JdbcStorage;
import dev.muster.model.Accepted;
import dev.muster.model.Actor;
import dev.muster.model.InviteLinks;
import dev.muster.model.InvitePreview;
import dev.muster.model.LinkKey;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.Person;
import dev.muster.model.RoleCatalog;
import dev.muster.model.Slice;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.smtp.SmtpConfig;
import dev.muster.smtp.SmtpNotifier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code of the README, against a real SMTP server. */
class ReadmeCodeTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SmtpConfig smtp;

    @BeforeEach
    void start() {
        server.start();
        smtp = SmtpConfig.of("127.0.0.1", server.getSmtp().getPort()).plain().from("Acme <team@acme.example>");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    @DisplayName("the 25 lines of the README invite Ben, let him in and make him an admin")
    void readme() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:readme;DB_CLOSE_DELAY=-1");
        // snippet: readme
        JdbcSchema.migrate(dataSource); // makes the tables
        Muster muster = Muster.builder(JdbcStorage.create(dataSource))
                .permissions(PermissionCatalog.of("invoice:approve", "Approve invoices"))
                .roles(RoleCatalog.standard().grant("admin", "invoice:*"))
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .notifier(SmtpNotifier.create(smtp))
                .build()
                .start(); // delivers mail from now on

        Actor ann = Actor.user("u-1"); // who is signed in, by your own key
        NewTeam team =
                NewTeam.named("Acme").owner(Person.of("u-1", "ann@example.com").name("Ann"));
        TeamId acme = muster.teams().create(ann, team).id();
        muster.invites().send(ann, acme, NewInvite.to("ben@example.com").role("member"));

        // Ben opens the link in his mail. Your page reads the token from it, shows what it is for, has Ben sign in.
        String token = tokenFromTheLink();
        InvitePreview page = muster.invites().preview(token);
        Accepted ben = muster.invites().accept(token, VerifiedUser.of("u-2", "ben@example.com"));

        UserId benId = ben.joined().user();
        boolean before = muster.access().can(benId, acme, Permission.of("invoice:approve")); // false
        muster.members().edit(ann, acme, benId, MemberEdit.of().roles("admin"));
        boolean after = muster.access().can(benId, acme, Permission.of("invoice:approve")); // true
        Slice<PeopleEntry> people = muster.members().people(ann, acme, PeopleQuery.all()); // a "Users" page
        // end
        muster.close();
        assertThat(page.teamName()).isEqualTo("Acme");
        assertThat(ben.outcome()).isEqualTo(Accepted.Outcome.JOINED);
        assertThat(before).isFalse();
        assertThat(after).isTrue();
        assertThat(people.items()).hasSize(2);
    }

    private String tokenFromTheLink() {
        assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
        String mail = GreenMailUtil.getWholeMessage(server.getReceivedMessages()[0])
                .replace("=\r\n", "")
                .replace("=3D", "=");
        Matcher token = Pattern.compile("token=([\\w-]{84})").matcher(mail);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
