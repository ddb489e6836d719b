package dev.muster.internal.delivery;

import dev.muster.spi.Notification;
import org.jspecify.annotations.Nullable;

/** What is shown of a failure: one short line, never with the link in it, whatever a server or a notifier said. */
final class Reasons {

    private static final int LENGTH = 200;

    private Reasons() {}

    static String shown(@Nullable String reason, Notification notification) {
        if (reason == null || reason.isBlank()) {
            return "no reason given";
        }
        String url = notification.link().url();
        String safe = reason.replace(url, "[link]");
        String token = token(url);
        if (safe.contains(token)) {
            safe = safe.replace(token, "[token]");
        }
        int[] line = safe.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c)
                .limit(LENGTH)
                .toArray();
        return new String(line, 0, line.length).strip();
    }

    /** The longest run of token characters in the link. */
    private static String token(String url) {
        String longest = url;
        int length = 0;
        for (String part : url.split("[^A-Za-z0-9_-]", -1)) {
            if (part.length() > length) {
                longest = part;
                length = part.length();
            }
        }
        return longest;
    }
}
