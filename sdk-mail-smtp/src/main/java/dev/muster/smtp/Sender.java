package dev.muster.smtp;

import dev.muster.model.EmailAddress;
import dev.muster.model.InvalidValueException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who the mails are from.
 *
 * @param name what people read; absent if only an address was given
 * @param address where answers and bounces go
 */
record Sender(@Nullable String name, EmailAddress address) {

    private static final Pattern BOTH =
            Pattern.compile("(?:\"((?:[^\"\\\\]|\\\\.)*)\" *|([^\"<>@,;:\\\\()\\[\\]]*))<([^<>]*)>");

    /**
     * Reads {@code team@acme.example}, {@code Acme <team@acme.example>} or {@code "Acme, Inc." <team@acme.example>}.
     *
     * @throws InvalidValueException if it is anything else
     */
    static Sender parse(String text) {
        Objects.requireNonNull(text, "from");
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
            throw malformed();
        }
        String stripped = text.strip();
        Matcher both = BOTH.matcher(stripped);
        if (!both.matches()) {
            return new Sender(null, address(stripped));
        }
        String quoted = both.group(1);
        String name = quoted == null ? both.group(2) : quoted.replaceAll("\\\\(.)", "$1");
        return new Sender(name.isBlank() ? null : name.strip(), address(both.group(3)));
    }

    /** What the mail says it is from: the name, or the domain where there is none. */
    String display() {
        return name == null ? domain() : name;
    }

    /** The part behind the {@code @}, as A-label. */
    String domain() {
        return address.mailbox().substring(address.mailbox().lastIndexOf('@') + 1);
    }

    private static EmailAddress address(String text) {
        try {
            return EmailAddress.of(text);
        } catch (InvalidValueException e) {
            throw malformed();
        }
    }

    private static InvalidValueException malformed() {
        return new InvalidValueException(
                "from",
                InvalidValueException.Code.MALFORMED,
                "must be one address such as team@acme.example, Acme <team@acme.example> or"
                        + " \"Acme, Inc.\" <team@acme.example>");
    }
}
