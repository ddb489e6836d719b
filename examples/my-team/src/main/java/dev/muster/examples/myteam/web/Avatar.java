package dev.muster.examples.myteam.web;

import java.util.Locale;

/**
 * What stands for a person or a workspace where there is no picture.
 *
 * @param letters one or two
 * @param tone one of the colours of the style sheet
 */
public record Avatar(String letters, int tone) {

    private static final int TONES = 6;

    public static Avatar of(String name) {
        String[] words = name.strip().split("[\\s@.]+", -1);
        String letters =
                first(words[0]) + (words.length > 1 && !name.contains("@") ? first(words[words.length - 1]) : "");
        return new Avatar(letters.toUpperCase(Locale.ROOT), Math.floorMod(name.hashCode(), TONES));
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
