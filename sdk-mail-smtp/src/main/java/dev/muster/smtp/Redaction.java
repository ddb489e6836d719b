package dev.muster.smtp;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Takes a secret out of what a server said. A spam filter may quote the link of the mail that it refuses, whole, wrapped
 * or cut; so any stretch that it shares with the link goes, in whatever letter case.
 */
final class Redaction {

    /** So few characters of a token help nobody, and no ordinary text shares so many with it. */
    private static final int SHARED = 12;

    private Redaction() {}

    static String of(String text, String secret) {
        if (secret.isEmpty()) {
            return text;
        }
        String hidden = secret.toLowerCase(Locale.ROOT);
        Set<String> pieces = new HashSet<>();
        for (int i = 0; i + SHARED <= hidden.length(); i++) {
            pieces.add(hidden.substring(i, i + SHARED));
        }
        if (pieces.isEmpty()) {
            pieces.add(hidden);
        }
        StringBuilder shown = new StringBuilder();
        int covered = 0;
        int length = Math.min(SHARED, hidden.length());
        for (int i = 0; i < text.length(); i++) {
            if (i + length <= text.length()
                    && pieces.contains(text.substring(i, i + length).toLowerCase(Locale.ROOT))) {
                if (i >= covered) {
                    shown.append('…');
                }
                covered = i + length;
            }
            if (i >= covered) {
                shown.append(text.charAt(i));
            }
        }
        return shown.toString();
    }
}
