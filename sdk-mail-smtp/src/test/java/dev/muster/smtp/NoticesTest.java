package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.Notification.Kind;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayName("Mails that tell what has happened")
class NoticesTest {

    private static RenderedMail render(Kind kind, String tag) {
        return Invitations.toBen()
                .kind(kind)
                .subject("Cem <b>")
                .roles("Admin", "Member")
                .locale(Locale.forLanguageTag(tag))
                .render();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INVITE_ACCEPTED | Cem <b> has joined Acme
            INVITE_DECLINED | Cem <b> has declined your invitation to Acme
            INVITE_EXPIRED  | Your invitation to Cem <b> to join Acme has expired
            LINK_REQUESTED  | Cem <b> asks for a new link to Acme
            ROLES_CHANGED   | Your roles in Acme have changed
            MEMBER_REMOVED  | You are no longer a member of Acme
            INVITE_REMINDER | Reminder: Ann invited you to join Acme
            """)
    @DisplayName("say in the subject what it is about")
    void subjects(Kind kind, String subject) {
        assertThat(render(kind, "en").subject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | Your invitation to Cem <b> to join Acme has expired      | invitation to Cem <b> to join Acme no longer
            de    | Ihre Einladung an Cem <b> zu Acme ist abgelaufen         | Einladung an Cem <b> zu Acme funktioniert nicht
            fr    | L’invitation envoyée à Cem <b> pour rejoindre Acme a expiré | envoyée à Cem <b> pour rejoindre Acme ne
            es    | Su invitación a Cem <b> para unirse a Acme ha caducado   | su invitación a Cem <b> para unirse a Acme ya no
            pt-BR | Seu convite para Cem <b> participar de Acme expirou      | convite para Cem <b> participar de Acme não
            """)
    @DisplayName("do not take the invited for the inviter, in any language")
    void whoseInvitation(String tag, String expired, String linkRequested) {
        assertThat(render(Kind.INVITE_EXPIRED, tag).subject()).isEqualTo(expired);
        assertThat(render(Kind.LINK_REQUESTED, tag).text()).contains(linkRequested);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"INVITATION", "INVITE_REMINDER"},
            mode = Mode.EXCLUDE)
    @DisplayName("hold no link and no button, greet by name, and escape whom they are about, in every language")
    void withoutLink(Kind kind) {
        for (String tag : new String[] {"en", "de", "fr", "es", "pt-BR", "ja"}) {
            RenderedMail mail = render(kind, tag);
            assertThat(mail.language().toLanguageTag()).isEqualTo(tag);
            assertThat(mail.text()).doesNotContain("://").contains("Ben").contains("ben@example.com");
            assertThat(mail.html()).doesNotContain("href").doesNotContain("<b>").contains("<bdi>Acme</bdi>");
        }
    }

    @Test
    @DisplayName("show the roles that there are")
    void roles() {
        assertThat(render(Kind.ROLES_CHANGED, "en").text()).contains("Roles: Admin, Member");
        assertThat(Invitations.toBen()
                        .kind(Kind.MEMBER_REMOVED)
                        .roles()
                        .render()
                        .text())
                .doesNotContain("Role");
        assertThat(Invitations.toBen().kind(Kind.ROLES_CHANGED).roles().render().text())
                .contains("You have no role there any more.");
    }

    @Test
    @DisplayName("a reminder shows the link as the invitation does")
    void reminder() {
        RenderedMail mail = render(Kind.INVITE_REMINDER, "de");

        assertThat(mail.subject()).startsWith("Erinnerung");
        assertThat(mail.text()).contains(Invitations.LINK);
        assertThat(mail.html()).contains("href=\"" + Invitations.LINK + "\"");
    }

    @Test
    @DisplayName("answers go to the sender, or to the inviter where that is asked for")
    void replyTo() throws Exception {
        for (boolean toInviter : new boolean[] {false, true}) {
            try (SmtpSink sink = new SmtpSink()) {
                SmtpConfig config =
                        SmtpConfig.of("localhost", sink.port()).plain().from("Acme <team@acme.example>");
                try (SmtpNotifier notifier = SmtpNotifier.create(toInviter ? config.replyToInviter() : config)) {
                    notifier.send(
                            Invitations.toBen().inviterEmail("ann@example.com").build());
                    notifier.send(Invitations.toBen().inviter(null).build());
                }
                assertThat(sink.received().split("Reply-To: Ann <ann@example.com>", -1))
                        .hasSize(toInviter ? 2 : 1);
                assertThat(sink.received().split("Reply-To", -1)).hasSize(toInviter ? 2 : 1);
            }
        }
    }
}
