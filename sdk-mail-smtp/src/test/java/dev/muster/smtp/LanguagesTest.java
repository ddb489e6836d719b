package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.Notification;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("In the reader's language")
class LanguagesTest {

    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");

    private static RenderedMail render(String tag) {
        return Invitations.toBen().locale(Locale.forLanguageTag(tag)).render();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | en    | Ann invited you to join Acme                | in 7 days (Saturday, November 28, 2026 at 2:05 PM UTC)
            de-AT | de    | Ann lädt Sie zu Acme ein                    | in 7 Tagen (Samstag, 28. November 2026 um 14:05 UTC)
            fr-FR | fr    | Ann vous invite à rejoindre Acme            | dans 7 jours (le samedi 28 novembre 2026 à 14:05 UTC)
            es-ES | es    | Ann le invita a unirse a Acme               | en 7 días (el sábado, 28 de noviembre de 2026, 14:05 UTC)
            es-MX | es    | Ann le invita a unirse a Acme               | en 7 días (el sábado, 28 de noviembre de 2026,
            pt-BR | pt-BR | Ann convidou você para participar de Acme   | em 7 dias (sábado, 28 de novembro de 2026, 14:05 UTC)
            pt-PT | pt-BR | Ann convidou você para participar de Acme   | em 7 dias (sábado, 28 de novembro de 2026, 14:05 UTC)
            ja-JP | ja    | Annさんから「Acme」への招待が届いています | 7日後（2026年11月28日土曜日 14:05 UTC）
            """)
    @DisplayName("are the subject, the time that is left, and the date")
    void subjectAndDate(String tag, String language, String subject, String expiry) {
        RenderedMail mail = render(tag);

        assertThat(mail.language().toLanguageTag()).isEqualTo(language);
        assertThat(mail.subject()).isEqualTo(subject);
        assertThat(mail.text()).contains(expiry);
        assertThat(mail.html()).contains("<html lang=\"" + language + "\" dir=\"ltr\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "pt-BR", "ja"})
    @DisplayName("both forms carry one link, the same byte for byte, and no other")
    void links(String tag) {
        RenderedMail mail = render(tag);

        assertThat(mail.text().lines().filter(line -> line.contains("://"))).containsExactly(Invitations.LINK);
        Matcher links = HREF.matcher(mail.html());
        assertThat(links.results().map(found -> found.group(1))).hasSize(2).containsOnly(Invitations.LINK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "pt-BR", "ja"})
    @DisplayName("no sentence is left in English")
    void translated(String tag) {
        Language english = Language.shipped(Locale.ENGLISH);
        Language other = Language.shipped(Locale.forLanguageTag(tag));

        for (Phrase phrase : Phrase.values()) {
            Map<String, Object> values = new HashMap<>();
            phrase.variables().forEach(name -> values.put(name, "x"));
            String said = english.plainly(phrase, values);
            if (said.contains(" ") && phrase != Phrase.EXPIRY) {
                assertThat(other.plainly(phrase, values)).as(phrase.key()).isNotEqualTo(said);
            }
        }
    }

    @Test
    @DisplayName("a colon stands as the language wants it")
    void colons() {
        assertThat(render("fr").text()).contains("Rôle\u00a0: Admin");
        assertThat(render("ja").text()).contains("役割： Admin");
        assertThat(render("en").text()).contains("Role: Admin");
    }

    @Test
    @DisplayName(
            "names that run from right to left are isolated, in the subject too, so that they do not turn the sentence")
    void isolated() {
        RenderedMail mail = Invitations.toBen()
                .inviter("שרה")
                .team("צוות (R&D)")
                .roles("מנהל", "Admin")
                .render();

        assertThat(mail.subject()).isEqualTo("\u2068שרה\u2069 invited you to join \u2068צוות (R&D)\u2069");
        assertThat(mail.text())
                .contains("\u2068שרה\u2069 has invited you to join \u2068צוות (R&D)\u2069.")
                .contains("Roles: \u2068מנהל\u2069, Admin");
        assertThat(mail.html()).contains("<bdi>שרה</bdi> has invited you to join <bdi>צוות (R&amp;D)</bdi>.");
    }

    @Test
    @DisplayName("other names stand as they are: not every reader hides the characters that isolate")
    void notIsolated() {
        RenderedMail mail = Invitations.toBen().inviter("Zoë 🚀").team("株式会社").render();

        assertThat(mail.subject() + mail.text()).doesNotContain("\u2068", "\u2069");
    }

    @Test
    @DisplayName("a sentence that ends with a full stop of a name has one, not two")
    void fullStop() {
        RenderedMail mail = Invitations.toBen().team("Acme, Inc.").render();

        assertThat(mail.text()).contains("to join Acme, Inc.\n");
        assertThat(mail.html()).contains("to join <bdi>Acme, Inc.</bdi></p>");
        RenderedMail removed = Invitations.toBen()
                .kind(Notification.Kind.MEMBER_REMOVED)
                .team("Acme, Inc.")
                .render();
        assertThat(removed.subject()).endsWith("Acme, Inc.");
        assertThat(removed.text()).contains("removed from Acme, Inc. If you");
        assertThat(removed.html()).contains("removed from <bdi>Acme, Inc.</bdi> If you");
    }
}
