package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.InvalidValueException;
import dev.muster.spi.Notification.Kind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Templates of the host")
class MailTemplatesTest {

    private static final MailTemplates STANDARD = MailTemplates.standard();

    private static RenderedMail render(MailTemplates templates, Invitations invitation) {
        return templates.render(invitation.build(), "Acme", Invitations.NOW);
    }

    private static void assertRefused(
            ThrowingCallable call, String field, InvalidValueException.Code code, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(InvalidValueException.class, e -> {
                    assertThat(e.field()).isEqualTo(field);
                    assertThat(e.code()).isEqualTo(code);
                })
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello {{team}}",
                "{{#message}}{{link}}{{/message}}",
                "{{#inviter}}{{link}}{{/inviter}}",
                "{{#roles}}{{link}}{{/roles}}{{^inviter}}{{link}}{{/inviter}}",
                "{{#name}}{{link}}{{/name}}{{^name}}{{#message}}{{link}}{{/message}}{{/name}}",
                ""
            })
    @DisplayName("that do not show the link in every mail are refused when they are made")
    void withoutLink(String template) {
        assertRefused(
                () -> STANDARD.html(Kind.INVITATION, template),
                "html",
                InvalidValueException.Code.REQUIRED,
                "{{link}}");
        assertRefused(
                () -> STANDARD.text(Kind.INVITATION, template),
                "text",
                InvalidValueException.Code.REQUIRED,
                "{{link}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{link}} {{taem}}",
                "{{link}} {{#message}}{{#taem}}x{{/taem}}{{/message}}",
                "{{link}} {{^taem}}x{{/taem}}",
                "{{link}} {{{taem}}}",
                "{{link}} {{&taem}}",
                "{{link}} {{taem}}{{=<% %>=}}"
            })
    @DisplayName("that name an unknown variable, anywhere, are refused when they are made")
    void unknownVariable(String template) {
        assertRefused(
                () -> STANDARD.html(Kind.INVITATION, template),
                "html",
                InvalidValueException.Code.UNKNOWN,
                "\"taem\"; there are [accept,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{link}} {{>other}}", "{{link}} {{<other}}{{/other}}", "{{link}} {{$block}}{{/block}}"})
    @DisplayName("that include another one are refused when they are made")
    void includes(String template) {
        assertRefused(
                () -> STANDARD.html(Kind.INVITATION, template),
                "html",
                InvalidValueException.Code.MALFORMED,
                "stands alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{link", "{{link}} {{#message}}", "{{link}} {{/message}}"})
    @DisplayName("that are no Mustache are refused when they are made")
    void malformed(String template) {
        assertThatThrownBy(() -> STANDARD.html(Kind.INVITATION, template)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{team}}", "{{{team}}}", "{{&team}}", "{{=<% %>=}}<%& team %><%={{ }}=%>"})
    @DisplayName("cannot forget to escape in HTML")
    void escapes(String spelling) {
        MailTemplates templates = STANDARD.html(Kind.INVITATION, spelling + " <a href=\"{{link}}\">x</a>");

        assertThat(render(templates, Invitations.toBen().team("<b>\"A'")).html())
                .isEqualTo("&lt;b&gt;&quot;A&#39; <a href=\"" + Invitations.LINK + "\">x</a>");
    }

    @Test
    @DisplayName("get values as they are in the text part")
    void textAsIs() {
        MailTemplates templates = STANDARD.text(Kind.INVITATION, "{{team}} {{link}}");

        assertThat(render(templates, Invitations.toBen().team("<b>&\"A'")).text())
                .isEqualTo("<b>&\"A' " + Invitations.LINK);
    }

    @Test
    @DisplayName("may use sections for what may be absent")
    void sections() {
        MailTemplates templates = STANDARD.text(
                Kind.INVITATION, "{{link}}{{#name}} for {{name}}{{/name}}{{^inviter}} by nobody{{/inviter}}");

        assertThat(render(templates, Invitations.toBen()).text()).isEqualTo(Invitations.LINK + " for Ben");
        assertThat(render(templates, Invitations.toBen().name(null).inviter(null))
                        .text())
                .isEqualTo(Invitations.LINK + " by nobody");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    @DisplayName("find every variable that is documented")
    void allNames(Format format) {
        InvitationValues values = new InvitationValues(
                Language.shipped(Locale.ENGLISH),
                Locale.ENGLISH,
                ZoneOffset.UTC,
                Invitations.toBen().build(),
                Invitations.NOW);

        assertThat(values.in(format, "Acme").keySet()).isEqualTo(InvitationValues.NAMES);
    }

    @Test
    @DisplayName("may change some phrases of a language that is there")
    void changedPhrase() {
        MailTemplates templates =
                STANDARD.language(Locale.ENGLISH, Map.of("invitation.subject", "{{team}} & {{inviter}} await you"));

        RenderedMail mail = render(templates, Invitations.toBen());
        assertThat(mail.subject()).isEqualTo("Acme & Ann await you");
        assertThat(mail.html()).contains("<title>Acme &amp; Ann await you</title>");
        assertThat(mail.text()).contains("Ann has invited you");
    }

    @Test
    @DisplayName("may change what Brazilians read, for all who read it, and have other Portuguese of their own")
    void portuguese() {
        Locale pt = Locale.forLanguageTag("pt");
        MailTemplates changed =
                STANDARD.language(Locale.forLanguageTag("pt-BR"), Map.of("invitation.subject", "Vem, {{team}}"));
        MailTemplates both = changed.language(pt, Map.of("invitation.subject", "Olá, {{team}}"));

        for (String tag : new String[] {"pt-BR", "pt-PT", "pt"}) {
            Invitations mail = Invitations.toBen().locale(Locale.forLanguageTag(tag));
            assertThat(render(changed, mail).subject()).isEqualTo("Vem, Acme");
            assertThat(render(both, mail).subject()).isEqualTo(tag.equals("pt-BR") ? "Vem, Acme" : "Olá, Acme");
        }
        assertThat(render(changed.fallback(pt), Invitations.toBen().locale(Locale.ITALIAN))
                        .subject())
                .isEqualTo("Vem, Acme");
    }

    @Test
    @DisplayName("may add a language, if it can say everything")
    void newLanguage() {
        Map<String, String> phrases = new HashMap<>();
        for (Phrase phrase : Phrase.values()) {
            phrases.put(phrase.key(), "[" + phrase.name() + "]");
        }
        phrases.put("direction", "rtl");
        MailTemplates templates = STANDARD.language(Locale.forLanguageTag("ar"), phrases);

        RenderedMail mail = render(templates, Invitations.toBen().locale(Locale.forLanguageTag("ar-EG")));
        assertThat(mail.subject()).isEqualTo("[SUBJECT]");
        assertThat(mail.html()).contains("<html lang=\"ar\" dir=\"rtl\">");
        phrases.remove("in.days");
        assertRefused(
                () -> STANDARD.language(Locale.ITALIAN, phrases),
                "language[it].in.days",
                InvalidValueException.Code.REQUIRED,
                "must be given");
    }

    @Test
    @DisplayName("are refused a phrase that nobody says, a variable that it has not got, a direction that is none")
    void badPhrases() {
        assertRefused(
                () -> STANDARD.language(Locale.ENGLISH, Map.of("invitation.sujbect", "x")),
                "language[en].invitation.sujbect",
                InvalidValueException.Code.UNKNOWN,
                "is no phrase");
        assertRefused(
                () -> STANDARD.language(Locale.ENGLISH, Map.of("invitation.subject.anonymous", "{{inviter}}")),
                "language[en].invitation.subject.anonymous",
                InvalidValueException.Code.UNKNOWN,
                "\"inviter\"; there are [team]");
        assertRefused(
                () -> STANDARD.language(Locale.ENGLISH, Map.of("direction", "up")),
                "language[en].direction",
                InvalidValueException.Code.UNKNOWN,
                "ltr or rtl");
    }

    @Test
    @DisplayName("fall back to English, or to a language that is set")
    void fallback() {
        Invitations finnish = Invitations.toBen().locale(Locale.forLanguageTag("fi-FI"));

        assertThat(render(STANDARD, finnish).text()).contains("Saturday, November 28, 2026 at 2:05 PM UTC");
        assertThat(render(STANDARD.fallback(Locale.GERMAN), finnish).subject()).isEqualTo("Ann lädt Sie zu Acme ein");
        assertThat(render(STANDARD.fallback(Locale.GERMAN), Invitations.toBen().locale(Locale.UK))
                        .subject())
                .isEqualTo("Ann invited you to join Acme");
        assertRefused(
                () -> STANDARD.fallback(Locale.ITALIAN), "fallback", InvalidValueException.Code.UNKNOWN, "one of");
    }

    @Test
    @DisplayName("tell times in the reader's way and in the zone that is set, and name the zone")
    void zones() {
        assertThat(render(STANDARD, Invitations.toBen().locale(Locale.UK)).text())
                .containsPattern("Saturday,? 28 November 2026 at 14:05 UTC");
        assertThat(render(STANDARD.zone(ZoneId.of("Asia/Kolkata")), Invitations.toBen())
                        .text())
                .contains("Saturday, November 28, 2026 at 7:35 PM IST");
        assertThat(render(STANDARD.zone(ZoneOffset.UTC), Invitations.toBen()).text())
                .contains("2:05 PM UTC");
    }

    @Test
    @DisplayName("say less when less is known")
    void anonymous() {
        RenderedMail mail = Invitations.toBen().name(null).inviter(null).roles().render();

        assertThat(mail.subject()).isEqualTo("You are invited to join Acme");
        assertThat(mail.text()).startsWith("Hello,\n\nYou have been invited to join Acme.\n\nAccept invitation:\n");
        assertThat(mail.text() + mail.html()).doesNotContain("Role", "Message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"und", "x-private", "de-CH-1996", "zh-Hant-TW", "en-US-u-ca-buddhist"})
    @DisplayName("cope with any locale")
    void strangeLocales(String tag) {
        assertThatCode(() -> render(STANDARD, Invitations.toBen().locale(Locale.forLanguageTag(tag))))
                .doesNotThrowAnyException();
    }
}
