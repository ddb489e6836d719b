package dev.muster.model;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shape of text that does not depend on a configured limit. Limits are judged by the services. */
final class Text {

    /** Long enough for any key a host uses, short enough for every database's index. */
    static final int ID_LENGTH = 200;

    private static final int LOCALE_LENGTH = 35;

    private Text() {}

    /** Whether there is nothing to see: white space, and characters that only format, such as U+200B. */
    private static boolean isBlank(String value) {
        return value.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    /** One line without control characters; outer white space is not part of it. */
    static String line(String field, String value) {
        Objects.requireNonNull(value, field);
        String line = value.strip();
        if (isBlank(line)) {
            throw new InvalidValueException(field, InvalidValueException.Code.BLANK, "must not be blank");
        }
        refuseControl(field, line, false);
        return line;
    }

    /** Like {@link #line}, and there is something to be seen. */
    static String visibleLine(String field, String value) {
        String line = line(field, value);
        if (LookAlikes.key(line, ID_LENGTH).isEmpty()) {
            throw new InvalidValueException(field, InvalidValueException.Code.BLANK, "must have something to be seen");
        }
        return line;
    }

    /** Like {@link #line}; nothing or white space means "not given". */
    static @Nullable String optionalLine(String field, @Nullable String value) {
        return value == null || isBlank(value) ? null : line(field, value);
    }

    /** Several lines; tabs and line ends are the only control characters. */
    static @Nullable String optionalBlock(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        refuseControl(field, value, true);
        return value.strip();
    }

    /** A change to an optional line: null leaves it, nothing or white space (then empty) takes it away. */
    static @Nullable String patch(String field, @Nullable String value) {
        return value == null || isBlank(value) ? (value == null ? null : "") : line(field, value);
    }

    /**
     * An opaque key of the host: kept exactly as it is, case included. White space at its ends is refused rather than
     * cut off, as some databases take "a" and "a " for the same key and others do not.
     */
    static String key(String field, String value) {
        Objects.requireNonNull(value, field);
        if (value.isBlank()) {
            throw new InvalidValueException(field, InvalidValueException.Code.BLANK, "must not be blank");
        }
        if (value.length() != value.strip().length()) {
            throw new InvalidValueException(
                    field, InvalidValueException.Code.MALFORMED, "must not begin or end with white space");
        }
        if (value.length() > ID_LENGTH) {
            throw new InvalidValueException(
                    field, InvalidValueException.Code.TOO_LONG, "must have at most " + ID_LENGTH + " characters");
        }
        refuseControl(field, value, false);
        return value;
    }

    /** A UUID in its one canonical spelling; {@link UUID#fromString} alone takes many. */
    static UUID uuid(String field, String value) {
        Objects.requireNonNull(value, field);
        try {
            UUID parsed = UUID.fromString(value);
            if (parsed.toString().equals(value)) {
                return parsed;
            }
        } catch (IllegalArgumentException ignored) {
            // refused below with the same words
        }
        throw new InvalidValueException(
                field, InvalidValueException.Code.MALFORMED, "must be a UUID in lower case with dashes");
    }

    /** A sorted, unmodifiable copy, so that equal attributes have one spelling in every storage. */
    static Map<String, String> attributes(Map<String, String> attributes) {
        Objects.requireNonNull(attributes, "attributes");
        TreeMap<String, String> copy = new TreeMap<>();
        attributes.forEach((name, value) -> {
            String key = key("attributes", name);
            copy.put(key, wellFormed("attributes", Objects.requireNonNull(value, "attributes." + key)));
        });
        return Collections.unmodifiableMap(copy);
    }

    /** A locale as its language tag says it, which is how it is stored. */
    static @Nullable Locale locale(@Nullable Locale locale) {
        if (locale == null) {
            return null;
        }
        String tag = locale.toLanguageTag();
        if (tag.length() > LOCALE_LENGTH) {
            throw new InvalidValueException(
                    "locale",
                    InvalidValueException.Code.TOO_LONG,
                    "must have a language tag of at most " + LOCALE_LENGTH + " characters");
        }
        return Locale.forLanguageTag(tag);
    }

    static <T> List<T> list(String field, List<T> values) {
        Objects.requireNonNull(values, field);
        values.forEach(value -> Objects.requireNonNull(value, field));
        return List.copyOf(values);
    }

    private static void refuseControl(String field, String value, boolean lines) {
        wellFormed(field, value);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!allowed(c) && !(lines && (c == '\n' || c == '\r' || c == '\t'))) {
                throw new InvalidValueException(
                        field,
                        InvalidValueException.Code.MALFORMED,
                        lines ? "must not contain control characters" : "must be one line without control characters");
            }
        }
    }

    /** Half a surrogate pair and NUL cannot be stored by every database, so none is let in anywhere. */
    private static String wellFormed(String field, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                throw new InvalidValueException(
                        field, InvalidValueException.Code.MALFORMED, "must be well-formed Unicode without NUL");
            }
        }
        return value;
    }

    /** U+2028 and U+2029 are line ends by another name; bidirectional overrides make a name read as another one. */
    private static boolean allowed(char c) {
        return !Character.isISOControl(c)
                && c != 0x2028
                && c != 0x2029
                && !(c >= 0x202A && c <= 0x202E)
                && !(c >= 0x2066 && c <= 0x2069);
    }
}
