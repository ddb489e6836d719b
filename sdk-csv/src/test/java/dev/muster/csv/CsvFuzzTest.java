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
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds, it is read or refused. */
class CsvFuzzTest {

    @Provide
    Arbitrary<String> csv() {
        return Arbitraries.of(
                        "email",
                        "name",
                        "roles",
                        ",",
                        ";",
                        "\t",
                        "\"",
                        "\"\"",
                        "\n",
                        "\r",
                        "\r\n",
                        "\uFEFF",
                        "a@b.co",
                        "a@b.co,c@d.co",
                        "=1",
                        "'",
                        "\\",
                        " ",
                        "\u0000",
                        "\u202E",
                        "\uD83D",
                        "x".repeat(300))
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 2_000)
    @Label("any text behind a good header becomes rows, in order of their lines, and nothing malformed gets through")
    void anyText(@ForAll("csv") String csv) {
        List<BulkRow> rows = new ArrayList<>();
        CsvInvites.read(new StringReader("email,name,roles,location,message,attribute:desk\n" + csv), invite -> invite)
                .forEachRemaining(rows::add);

        long line = 1;
        for (BulkRow row : rows) {
            assertThat(row.number()).isGreaterThanOrEqualTo(line);
            line = row.number();
            NewInvite invite = row.invite();
            if (invite != null) {
                assertThat(invite.email().key()).isEqualTo(invite.email().key().toLowerCase(Locale.ROOT));
                assertThat(texts(invite))
                        .allSatisfy(text -> assertThat(text.chars()).noneMatch(Character::isISOControl));
                assertThat(String.valueOf(invite.message())
                                .replaceAll("[\\t\\r\\n]", "")
                                .chars())
                        .noneMatch(Character::isISOControl);
            }
        }
    }

    /** All that stands on one line of a mail or a page. */
    private static List<String> texts(NewInvite invite) {
        List<String> texts = new ArrayList<>(
                List.of(invite.email().value(), String.valueOf(invite.name()), String.valueOf(invite.location())));
        invite.roles().forEach(grant -> texts.add(grant.role().value()));
        if (invite.attributes() != null) {
            texts.addAll(invite.attributes().keySet());
        }
        return texts;
    }

    static Stream<String> huge() {
        return Stream.of(
                        "a", ",", "\"", "\n", "\r\n", " ", "\t", "\u0000", "\"\"", "\"a\",", "\"\n", "\\", "\uFEFF",
                        "a@b.co,")
                .flatMap(piece -> {
                    // Millions of rows take their time, each for itself; what must not is one cell or one line.
                    int length = piece.endsWith("\n") ? 200_000 : 10_000_000;
                    String text = piece.repeat(length / piece.length());
                    return Stream.of(text, "email\n" + text, "email,name\n\"" + text);
                });
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("huge")
    @DisplayName(
            "ten megabytes of one thing, or thousands of rows of it, are read or refused, and not repeated in what is said of them")
    void hugeOnes(String csv) {
        int[] longest = {0};
        try {
            CsvInvites.read(new StringReader(csv), invite -> invite)
                    .forEachRemaining(row -> longest[0] = Math.max(longest[0], length(row)));
        } catch (InvalidValueException e) {
            longest[0] = e.getMessage().length();
        }
        assertThat(longest[0]).isLessThan(200);
    }

    private static int length(BulkRow row) {
        return Objects.requireNonNull(row.problem()).getMessage().length();
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
