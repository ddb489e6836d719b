package dev.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.InviteLinks;
import dev.muster.model.Limits;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.smtp.MailTemplates;
import dev.muster.smtp.SmtpConfig;
import dev.muster.smtp.SmtpNotifier;
import dev.muster.spi.Notification.Kind;
import dev.muster.spi.Storage;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code of docs/mail.md. */
class MailCodeTest {

    @Test
    @DisplayName("set up")
    void setUp() {
        Storage storage = MemoryStorage.create();
        InviteLinks links = InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral());
        String user = "acme";
        String password = "secret";
        // snippet: mail-set-up
        SmtpNotifier mail = SmtpNotifier.create(
                SmtpConfig.of("smtp.example.com", 587).login(user, password).from("Acme <team@acme.example>"));
        Muster muster =
                Muster.builder(storage).links(links).notifier(mail).build().start();
        // … and when your application stops:
        muster.close();
        mail.close(); // Muster does not close what is yours
        // end
        assertThat(mail.reachesMailbox()).isTrue();
    }

    @Test
    @DisplayName("a server to try it with")
    void local() {
        // snippet: mail-local
        SmtpConfig local = SmtpConfig.of("localhost", 1025).plain().from("Acme <team@acme.example>");
        // end
        assertThat(local.toString()).contains("localhost:1025");
    }

    @Test
    @DisplayName("reminders")
    void reminders() {
        // snippet: mail-reminder
        Limits limits = Limits.builder().inviteReminder(Duration.ofDays(2)).build(); // for the builder's limits(…)
        // end
        assertThat(new Host(builder -> builder.limits(limits)).muster).isNotNull();
    }

    @Test
    @DisplayName("mails of one's own")
    void templates() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        SmtpConfig smtp =
                SmtpConfig.of("127.0.0.1", server.getSmtp().getPort()).plain().from("Acme <team@acme.example>");
        // snippet: mail-templates
        MailTemplates mails = MailTemplates.standard()
                .zone(ZoneId.of("Europe/Berlin"))
                .fallback(Locale.GERMAN)
                .language(Locale.ENGLISH, Map.of("invitation.accept", "Join us"))
                .text(Kind.INVITATION, "{{intro}}\n\n{{accept}}: {{link}}\n\n{{expires}}\n");
        SmtpNotifier mail = SmtpNotifier.create(smtp, mails);
        // end
        try (mail) {
            Host host = new Host(builder -> builder.notifier(mail));
            NewInvite invite = NewInvite.to("ben@example.com").role("member").locale(Locale.UK);
            host.muster.invites().send(host.ann, host.acme, invite);
            host.muster.runDueWork();
            assertThat(GreenMailUtil.getWholeMessage(server.getReceivedMessages()[0])
                            .replace("=\r\n", "")
                            .replace("=3D", "="))
                    .contains("Join us: https://app.example.com/join?token=");
        } finally {
            server.stop();
        }
    }
}
