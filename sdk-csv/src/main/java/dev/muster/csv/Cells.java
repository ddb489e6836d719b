package dev.muster.csv;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet program would take for a formula. They are written with an apostrophe in front, which such
 * programs show as text, and read without it. A program may take another separator than ours: so what stands behind a
 * semicolon or a tab is treated as a cell, too.
 */
final class Cells {

    private static final String STARTS_OF_FORMULAS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\r\n";

    private static final Pattern PIECE = Pattern.compile("[^;\\t]+");

    private Cells() {}

    /** The text in quotes, as one cell of which no program runs anything. */
    static String safe(String text) {
        String shown = pieces(text, piece -> piece.startsWith("'") || isFormula(piece) ? "'" + piece : piece);
        return '"' + shown.replace("\"", "\"\"") + '"';
    }

    /** What was meant by a cell that {@link #safe} may have written. */
    static String plain(String cell) {
        return pieces(cell, Cells::plainPiece);
    }

    private static String plainPiece(String piece) {
        String rest = piece.startsWith("'") ? piece.substring(1) : piece;
        return rest.startsWith("'") || isFormula(rest) ? rest : piece;
    }

    private static String pieces(String text, UnaryOperator<String> change) {
        return PIECE.matcher(text).replaceAll(piece -> Matcher.quoteReplacement(change.apply(piece.group())));
    }

    /** Quotes in front do not count: who takes another separator reads them as quotes of a cell. */
    private static boolean isFormula(String text) {
        int start = 0;
        while (start < text.length() && isPassedOver(text.charAt(start))) {
            start++;
        }
        return startsFormula(text, 0) || startsFormula(text, start);
    }

    private static boolean isPassedOver(char c) {
        return c == '"' || Character.isWhitespace(c);
    }

    private static boolean startsFormula(String text, int at) {
        return at < text.length() && STARTS_OF_FORMULAS.indexOf(text.charAt(at)) >= 0;
    }
}
