package dev.muster.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What texts have in common that people would take for one. */
final class LookAlikes {

    /** Format characters, and the others that Unicode has fonts ignore by default. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F"
                    + "\\u2065\\u3164\\uFE00-\\uFE0F\\uFFA0\\uFFF0-\\uFFF8\\x{E0000}-\\x{E0FFF}]");

    /** White space, and the Braille pattern without a dot. */
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\u2800]+");

    private LookAlikes() {}

    /** Without case, compatibility forms and what cannot be seen; white space is one space, and none at the ends. */
    static String key(String text, int length) {
        String seen = INVISIBLE.matcher(composed(text)).replaceAll("");
        String key = composed(BLANK.matcher(seen)
                .replaceAll(" ")
                .strip()
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT));
        if (key.length() <= length) {
            return key;
        }
        boolean pair = Character.isHighSurrogate(key.charAt(length - 1));
        return key.substring(0, pair ? length - 1 : length).strip();
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
