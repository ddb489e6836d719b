package dev.muster.examples.myteam.web;

import dev.muster.model.InvalidValueException;
import dev.muster.model.MusterException;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.PermissionPattern;
import dev.muster.model.StorageException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An exception in words for whoever pressed the button.
 *
 * @param status of HTTP
 * @param title in a few words
 * @param text what it means and what to do
 * @param field which field of a form is meant; absent if none
 */
public record Refusal(
        int status, String title, String text, @Nullable String field) {

    /** Whether this is a "no" that somebody can do something about; all else is a fault of ours. */
    public static boolean isOne(Throwable e) {
        return e instanceof MusterException || e instanceof InvalidValueException || e instanceof StorageException.Busy;
    }

    public static Refusal of(RuntimeException e, Words words, PermissionCatalog catalog) {
        if (e instanceof MusterException refusal) {
            String key = "refusal." + refusal.reason();
            String text = words.of(
                    key + ".text",
                    missing(refusal.missing(), catalog),
                    seconds(refusal.retryAfter()),
                    details(refusal));
            return new Refusal(status(refusal), words.of(key), text, field(refusal));
        }
        if (e instanceof InvalidValueException invalid) {
            return new Refusal(400, words.of("refusal.INVALID"), malformed(invalid, words), invalid.field());
        }
        return e instanceof StorageException.Busy
                ? new Refusal(503, words.of("refusal.BUSY"), words.of("refusal.BUSY.text"), null)
                : new Refusal(500, words.of("refusal.fault"), words.of("refusal.fault.text"), null);
    }

    private static String malformed(InvalidValueException invalid, Words words) {
        String field = invalid.field();
        if (isLine(field)) {
            return words.of("invalid.line", field);
        }
        return words.of("invalid." + invalid.code(), words.has("field." + field) ? words.of("field." + field) : field);
    }

    /** Whether this field is a line of a file: {@code line 7}. */
    public static boolean isLine(String field) {
        return field.startsWith("line ");
    }

    public static int status(MusterException refusal) {
        return switch (refusal.kind()) {
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case CONFLICT -> 409;
            case GONE -> 410;
            case LIMITED -> 429;
        };
    }

    private static @Nullable String field(MusterException refusal) {
        return switch (refusal.reason()) {
            case ALREADY_MEMBER, ALREADY_INVITED -> "email";
            case CEILING_EXCEEDED, OWNER_ONLY, ROLE_NOT_FOUND, ROLE_RETIRED -> "role";
            case ROLE_NAME_TAKEN -> "name";
            case SLUG_TAKEN -> "slug";
            default -> null;
        };
    }

    /** What is missing as the catalogue describes it, so that nobody has to know what permissions are called. */
    private static String missing(List<PermissionPattern> missing, PermissionCatalog catalog) {
        return missing.stream()
                .map(pattern -> pattern.isWildcard()
                        ? pattern.value()
                        : catalog.descriptions().getOrDefault(Permission.of(pattern.value()), pattern.value()))
                .collect(Collectors.joining(", "));
    }

    private static long seconds(@Nullable Duration wait) {
        return wait == null ? 0 : Math.max(1, wait.toSeconds());
    }

    private static String details(MusterException refusal) {
        return String.join(", ", refusal.details().values());
    }
}
