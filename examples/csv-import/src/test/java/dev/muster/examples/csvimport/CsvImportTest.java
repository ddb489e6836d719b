package dev.muster.examples.csvimport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.BulkReport;
import dev.muster.model.BulkResult.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvImportTest {

    @Test
    @DisplayName("people are invited, lines that cannot be used are named, and the bar ends full")
    void runs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("people.csv"), "email,name\nben@example.com,Ben\nnobody,X\nann@example.com,Ann\n");
        ByteArrayOutputStream shown = new ByteArrayOutputStream();

        BulkReport report = new CsvImport(new PrintStream(shown, true, StandardCharsets.UTF_8)).run(file);

        assertThat(report.counts()).isEqualTo(Map.of(Code.SENT, 1L, Code.INVALID, 1L, Code.ALREADY_MEMBER, 1L));
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("line 3: INVALID", "line 4: ALREADY_MEMBER", "[" + "#".repeat(40) + "] 3 rows, 1 invited");
    }

    @Test
    @DisplayName("lines in another encoding are named, and the others are read")
    void otherEncoding(@TempDir Path folder) throws IOException {
        String latin = "email,name\n" + "joe@example.com,J\u00F6\n" + "ben@example.com,Ben\n".repeat(600);
        Path file = Files.writeString(folder.resolve("people.csv"), latin, StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream shown = new ByteArrayOutputStream();

        BulkReport report = new CsvImport(new PrintStream(shown, true, StandardCharsets.UTF_8)).run(file);

        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("line 2: INVALID name", "save the file as UTF-8");
        assertThat(report.count(Code.SENT)).isEqualTo(1);
    }
}
