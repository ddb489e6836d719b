package dev.muster.csv;

/**
 * Cells that a spreadsheet program would take for a formula. They are written with an apostrophe in front, which such
 * programs show as text, and read without it.
 */
final class Cells {

    private static final String STARTS_OF_FORMULAS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n";

    private Cells() {}

    /** The text in quotes, as one cell that no program runs. */
    static String safe(String text) {
        String shown = text.startsWith("'") || isFormula(text) ? "'" + text : text;
        return '"' + shown.replace("\"", "\"\"") + '"';
    }

    /** What was meant by a cell that {@link #safe} may have written. */
    static String plain(String cell) {
        String rest = cell.startsWith("'") ? cell.substring(1) : cell;
        return rest.startsWith("'") || isFormula(rest) ? rest : cell;
    }

    private static boolean isFormula(String text) {
        String seen = text.stripLeading();
        return !text.isEmpty()
                && (STARTS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0
                        || (!seen.isEmpty() && STARTS_OF_FORMULAS.indexOf(seen.charAt(0)) >= 0));
    }
}
