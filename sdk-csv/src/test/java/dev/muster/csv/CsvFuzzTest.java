package dev.muster.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.BulkRow;
import dev.muster.model.InvalidValueException;
import dev.muster.model.NewInvite;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a file holds, it is read or refused. */
class CsvFuzzTest {

    @Provide
    Arbitrary<String> csv() {
        return Arbitraries.of(
                        "email", "name", "roles", ",", ";", "\t", "\"", "\"\"", "\n", "\r", "\r\n", "\uFEFF", "a@b.co",
                        "a@b.co,c@d.co", "=1", "'", "\\", " ", "\u0000", "\u202E", "\uD83D", "x".repeat(300))
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 2_000)
    @Label("any text behind a good header becomes rows, in order of their lines, and nothing malformed gets through")
    void anyText(@ForAll("csv") String csv) {
        List<BulkRow> rows = new ArrayList<>();
        CsvInvites.read(new StringReader("email,name,roles\n" + csv), invite -> invite).forEachRemaining(rows::add);

        long line = 1;
        for (BulkRow row : rows) {
            assertThat(row.number()).isGreaterThanOrEqualTo(line);
            line = row.number();
            NewInvite invite = row.invite();
            if (invite != null) {
                assertThat(invite.email().key()).isEqualTo(invite.email().key().toLowerCase(Locale.ROOT));
                assertThat(String.valueOf(invite.name()).chars()).noneMatch(Character::isISOControl);
            }
        }
    }

    @Property(tries = 1_000)
    @Label("any bytes are read, or refused as a malformed value")
    void anyBytes(@ForAll byte[] bytes) {
        List<BulkRow> rows = new ArrayList<>();
        try {
            CsvInvites.read(new ByteArrayInputStream(bytes), invite -> invite).forEachRemaining(rows::add);
        } catch (InvalidValueException e) {
            assertThat(e.field()).startsWith("line ");
        }
    }

    @Property
    @Label("what is written as a cell is read back as it was")
    void roundTrip(@ForAll String text) {
        String cell = Cells.safe(text);
        String content = cell.substring(1, cell.length() - 1).replace("\"\"", "\"");
        assertThat(Cells.plain(content)).isEqualTo(text);
    }
}
