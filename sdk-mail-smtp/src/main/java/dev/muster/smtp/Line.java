package dev.muster.smtp;

import java.text.Bidi;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/**
 * Text that somebody typed, made fit for a mail. The model refuses control characters where it takes text in; this is
 * the second lock, on the last door before the wire, and it repairs instead of refusing: the mail must still go.
 */
final class Line {

    private Line() {}

    /** One line: line ends and other control characters become spaces, bidirectional overrides go. */
    static String of(String text) {
        return clean(text, true);
    }

    private static String clean(String text, boolean withoutOverrides) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (breaks(c)) {
                line.append(' ');
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                line.append('\uFFFD');
            } else if (!withoutOverrides || !overrides(c)) {
                line.appendCodePoint(c);
            }
        });
        return line.toString().strip();
    }

    /**
     * One line for a header. What looks like an encoded word ({@code =?utf-8?…?=}) is broken up: readers would decode
     * it, control characters and all, and nobody would have checked the result.
     */
    static String header(String text) {
        return of(text).replace("=?", "= ?");
    }

    /** The same for a line of ours, which may isolate names. */
    static String subject(String text) {
        return clean(text, false).replace("=?", "= ?");
    }

    /**
     * A name within a sentence, kept from turning it where one of the two runs from right to left. Other text stays as
     * it is: not every reader hides the two characters that do this.
     */
    static String isolated(String text, boolean always) {
        char[] characters = text.toCharArray();
        return always || Bidi.requiresBidi(characters, 0, characters.length) ? "\u2068" + text + "\u2069" : text;
    }

    /** At most so many characters as a reader counts them; what is cut is shown by an ellipsis. */
    static String brief(String text, int length) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = characters.next(length);
        return end == BreakIterator.DONE || end == text.length()
                ? text
                : text.substring(0, end).stripTrailing() + "…";
    }

    /** The lines of a longer text, whatever ended them. */
    static List<String> all(String text) {
        return text.strip()
                .lines()
                .flatMap(line -> List.of(line.split("[\\u000B\\u000C\\u0085\\u2028\\u2029]", -1)).stream())
                .map(Line::of)
                .toList();
    }

    private static boolean breaks(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }

    private static boolean overrides(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
