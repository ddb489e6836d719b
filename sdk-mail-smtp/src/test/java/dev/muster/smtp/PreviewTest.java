package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Writes the mails to target/previews, for a look with a browser: run it after a change to a layout or a language. */
@DisplayName("The standard mails")
class PreviewTest {

    private static final Path DIRECTORY = Path.of("target", "previews");
    private static final Pattern ADDRESS = Pattern.compile("(?:src|href|background|action)=\"([^\"]*)\"");

    private static Map<String, Invitations> samples() {
        Map<String, Invitations> samples = new LinkedHashMap<>();
        samples.put(
                "usual",
                Invitations.toBen()
                        .inviter("Ann Miller")
                        .team("Acme Finance")
                        .message("Hi Ben,\n\nthis is where we keep the invoices. Have a look before Monday!\n\nAnn"));
        samples.put("least", Invitations.toBen().name(null).inviter(null).roles());
        samples.put(
                "german",
                Invitations.toBen()
                        .locale(Locale.GERMANY)
                        .inviter("Jürgen Groß")
                        .message("Willkommen!"));
        samples.put(
                "long",
                Invitations.toBen()
                        .to("a-rather-long-local-part-that-goes-on-for-a-while@subdomain.of.a.long.domain.example.com")
                        .name("Benjamin Alexander Montgomery-Featherstonehaugh the Third of Somewhere Far Away")
                        .inviter("Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(3))
                        .team("The International Association for Exceedingly Long Team Names and Other Nuisances, Inc.")
                        .roles("Customer Success", "Invoice approver", "Member", "Auditor (read only)")
                        .message(
                                "https://example.com/" + "verylong".repeat(30) + "\n" + "Some more text. ".repeat(30)));
        samples.put(
                "rtl",
                Invitations.toBen()
                        .name("בן")
                        .inviter("شركة الأمل")
                        .team("צוות הנדסה (R&D)")
                        .roles("מנהל")
                        .message("שלום בן,\nברוך הבא לצוות שלנו! 123\nAnn"));
        samples.put(
                "emoji",
                Invitations.toBen()
                        .name("👩‍💻 Zoë")
                        .inviter("🦊 Фёдор")
                        .team("🚀 ロケット部")
                        .message("🎉🎉🎉 Добро пожаловать!"));
        samples.put(
                "hostile",
                Invitations.toBen()
                        .inviter("<b>Ann</b>")
                        .team("\"><script>alert(1)</script>")
                        .message("<img src=x>"));
        return samples;
    }

    @Test
    @DisplayName("load nothing from anywhere and stay far below the size at which readers cut them")
    void standalone() throws IOException {
        Files.createDirectories(DIRECTORY);
        for (Map.Entry<String, Invitations> sample : samples().entrySet()) {
            RenderedMail mail = sample.getValue().render();
            Files.writeString(DIRECTORY.resolve(sample.getKey() + ".html"), mail.html());
            Files.writeString(
                    DIRECTORY.resolve(sample.getKey() + ".txt"), "Subject: " + mail.subject() + "\n\n" + mail.text());

            assertThat(mail.html()).hasSizeLessThan(20_000).doesNotContain("url(", "{{", "<script", "@import");
            assertThat(ADDRESS.matcher(mail.html()).results().map(result -> result.group(1)))
                    .hasSize(2)
                    .containsOnly(Invitations.LINK);
        }
    }
}
