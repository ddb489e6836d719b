package dev.muster.internal.delivery;

import org.jspecify.annotations.Nullable;

/** What is shown of a failure: one short line, never with the link in it, whatever a server or a notifier said. */
final class Reasons {

    private static final int LENGTH = 200;

    private Reasons() {}

    static String shown(@Nullable String reason, @Nullable String url) {
        if (reason == null || reason.isBlank()) {
            return "no reason given";
        }
        String safe = url == null ? reason : withoutLink(reason, url);
        int[] line = safe.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c)
                .limit(LENGTH)
                .toArray();
        return new String(line, 0, line.length).strip();
    }

    /** What is shown of an exception whose message may hold anything: its class, or the nearest one that has a name. */
    static String kind(Throwable e) {
        Class<?> type = e.getClass();
        while (type.getSimpleName().isEmpty() && type.getSuperclass() != null) {
            type = type.getSuperclass();
        }
        return type.getSimpleName();
    }

    private static String withoutLink(String reason, String url) {
        String safe = reason.replace(url, "[link]");
        return safe.replace(token(url), "[token]");
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
