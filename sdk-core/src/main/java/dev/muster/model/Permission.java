package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One thing that somebody may do: {@code resource:action}, two segments of lower-case ASCII letters, digits, {@code _}
 * and {@code -}, each beginning with a letter and at most 60 characters long. Muster's own are in
 * {@link TeamPermissions}; the host declares its own in a {@link PermissionCatalog}.
 */
public record Permission(String value) {

    static final String SEGMENT = "[a-z][a-z0-9_-]{0,59}";
    private static final Pattern SHAPE = Pattern.compile(SEGMENT + ":" + SEGMENT);

    /** @throws InvalidValueException if it is not of that shape; wildcards are a {@link PermissionPattern} */
    public Permission {
        Objects.requireNonNull(value, "permission");
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValueException(
                    "permission",
                    InvalidValueException.Code.MALFORMED,
                    "must read resource:action in lower case, such as invoice:approve");
        }
    }

    @JsonCreator
    public static Permission of(String value) {
        return new Permission(value);
    }

    public String resource() {
        return value.substring(0, value.indexOf(':'));
    }

    public String action() {
        return value.substring(value.indexOf(':') + 1);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
