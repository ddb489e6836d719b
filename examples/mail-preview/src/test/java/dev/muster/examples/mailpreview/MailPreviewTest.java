package dev.muster.examples.mailpreview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.smtp.MailTemplates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The preview")
class MailPreviewTest {

    @Test
    @DisplayName("writes each mail in each language as HTML and as text, with one link in both")
    void writes(@TempDir Path directory) throws Exception {
        List<String> names = new MailPreview(MailTemplates.standard(), directory).write();

        assertThat(names).contains("en", "de", "fr", "es", "pt-BR", "ja", "long", "right-to-left", "emoji");
        assertThat(names).contains("en-roles-changed", "ja-invite-accepted", "long-member-removed");
        assertThat(names).filteredOn(name -> name.endsWith("-invite-reminder")).hasSize(10);
        for (String name : names) {
            assertThat(directory.resolve(name + ".html")).isNotEmptyFile();
        }
        for (String name : names.subList(0, 10)) {
            String html = Files.readString(directory.resolve(name + ".html"));
            String text = Files.readString(directory.resolve(name + ".txt"));
            String link = text.lines()
                    .filter(line -> line.startsWith("https://app."))
                    .findFirst()
                    .orElseThrow();
            assertThat(html)
                    .contains("href=\"" + link + "\"")
                    .contains("lang=\"" + (name.matches("..(-BR)?") ? name : "en"));
            assertThat(Files.readString(directory.resolve("index.html"))).contains(name + ".html", name + ".txt");
        }
    }
}
