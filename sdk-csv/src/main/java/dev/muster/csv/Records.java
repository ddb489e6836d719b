package dev.muster.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.muster.model.InvalidValueException;
import dev.muster.model.InvalidValueException.Code;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file, one at a time, each with the line that it begins on. Blank lines are none. Spreadsheets write
 * empty cells at the end of a line, up to the widest one: those are left out.
 */
final class Records {

    /** Longer than any cell that means something here, so that a quote that is never closed does not swallow a file. */
    private static final int CELL_LENGTH = 10_000;

    private static final int CELLS = 200;
    private static final int HEADER_LENGTH = 8_192;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CsvParser parser;
    private long line = 1;

    Records(Reader reader) {
        try {
            BufferedReader buffered = new BufferedReader(reader, HEADER_LENGTH);
            skipByteOrderMark(buffered);
            char separator = separator(buffered);
            parser = CsvFactory.builder()
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(CELL_LENGTH)
                            .build())
                    .build()
                    .createParser(buffered);
            parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
        } catch (CharacterCodingException e) {
            throw unreadable(1, "or one a little further down is not UTF-8; save the file as UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param line the line that it begins on, counted from 1 */
    record Line(long line, List<String> cells) {}

    /**
     * The next record; null at the end.
     *
     * @throws InvalidValueException if it cannot be read; then there is no reading on
     */
    @Nullable
    Line next() {
        try {
            Line read = read();
            while (read != null && read.cells().isEmpty()) {
                read = read();
            }
            return read;
        } catch (JsonProcessingException e) {
            // Its message quotes what was read.
            throw unreadable(
                    line, "is not CSV; is every quote closed, and no cell longer than " + CELL_LENGTH + " characters?");
        } catch (CharacterCodingException e) {
            throw unreadable(line, "or one a little further down is not UTF-8; save the file as UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Line read() throws IOException {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_ARRAY) {
            return null;
        }
        List<String> cells = new ArrayList<>();
        long first = line;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (cells.size() == CELLS) {
                throw unreadable(first, "has more than " + CELLS + " cells");
            }
            line = Math.max(line, parser.currentTokenLocation().getLineNr());
            first = cells.isEmpty() ? line : first;
            cells.add(parser.getText());
        }
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isBlank()) {
            cells.remove(cells.size() - 1);
        }
        return new Line(first, cells);
    }

    /** The line that was read last. */
    long line() {
        return line;
    }

    static InvalidValueException unreadable(long line, String what) {
        return new InvalidValueException("line " + line, Code.MALFORMED, what);
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    /** Spreadsheets write a semicolon or a tab where a comma is the decimal sign. The header tells which. */
    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(HEADER_LENGTH);
        int[] counts = new int[3];
        String separators = ",;\t";
        for (int i = 0; i < HEADER_LENGTH - 1; i++) {
            int c = reader.read();
            if (c < 0 || c == '\n' || c == '\r') {
                break;
            }
            int which = separators.indexOf(c);
            if (which >= 0) {
                counts[which]++;
            }
        }
        reader.reset();
        int most = counts[1] > counts[0] ? 1 : 0;
        return separators.charAt(counts[2] > counts[most] ? 2 : most);
    }
}
