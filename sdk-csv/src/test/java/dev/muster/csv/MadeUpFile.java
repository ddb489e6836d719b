package dev.muster.csv;

import dev.muster.model.BulkResult;
import dev.muster.model.BulkResult.Code;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** A file with something of every kind in it, and what is to become of each row for a user who may send so many. */
final class MadeUpFile {

    private static final Code[] CODES = Code.values();
    private static final int KINDS = 20;

    private final int rows;
    private final byte[] codes;
    private final int[] lines;

    MadeUpFile(int rows) {
        this.rows = rows;
        this.codes = new byte[rows];
        this.lines = new int[rows];
        int counted = 0;
        int line = 2;
        for (int i = 0; i < rows; i++) {
            Code code = code(i);
            // What is malformed or repeated is found out before anything is counted.
            boolean counts = code != Code.INVALID && code != Code.DUPLICATE_ROW;
            codes[i] = (byte) (counts && ++counted > limit() ? Code.OVER_LIMIT : code).ordinal();
            lines[i] = line;
            line += isOfTwoLines(i) ? 2 : 1;
        }
    }

    int members() {
        return rows / KINDS / 2;
    }

    int pending() {
        return rows / KINDS / 2;
    }

    String member(int i) {
        return "member" + i + "@example.com";
    }

    String pending(int i) {
        return "pending" + i + "@example.com";
    }

    /** How much its sender may send in an hour: a little less than there is to be sent. */
    int limit() {
        return rows * 3 / 4;
    }

    /** Without limits. */
    private Code code(int i) {
        return switch (i % KINDS) {
            case 3 -> Code.INVALID;
            case 5 -> i / KINDS < members() ? Code.ALREADY_MEMBER : Code.DUPLICATE_ROW;
            case 7 -> i / KINDS < pending() ? Code.ALREADY_INVITED : Code.DUPLICATE_ROW;
            case 11 -> Code.DUPLICATE_ROW;
            case 13 -> Code.ROLE_NOT_GRANTABLE;
            default -> Code.SENT;
        };
    }

    private static boolean isOfTwoLines(int i) {
        return i % KINDS == 17;
    }

    private String email(int i) {
        return switch (i % KINDS) {
            case 3 -> "v" + i + "@a.com,e@b.com";
            case 5 -> member(i / KINDS % members()).toUpperCase(Locale.ROOT);
            case 7 -> pending(i / KINDS % pending());
            case 11 -> email(i - 1).toUpperCase(Locale.ROOT);
            default -> "p" + i + "@example.com";
        };
    }

    void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("name,email,roles,message\r\n");
            for (int i = 0; i < rows; i++) {
                out.write(Cells.safe("Person " + i) + "," + Cells.safe(email(i)) + ","
                        + (i % KINDS == 13 ? "nobody" : "member") + ","
                        + (isOfTwoLines(i) ? "\"Welcome\naboard\"" : "") + "\r\n");
            }
        }
    }

    void check(int row, BulkResult result) {
        if (result.code() != CODES[codes[row]] || result.row() != lines[row]) {
            throw new AssertionError("row " + row + " is to be " + CODES[codes[row]] + " of line " + lines[row]
                    + ", and was answered " + result);
        }
    }

    Map<Code, Long> expected() {
        Map<Code, Long> counts = new EnumMap<>(Code.class);
        for (byte code : codes) {
            counts.merge(CODES[code], 1L, Long::sum);
        }
        return counts;
    }
}
