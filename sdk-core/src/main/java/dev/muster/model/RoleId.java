package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a role for good: it never changes and is never reused. A role that is declared in code is its own id
 * ({@code admin}); the display name is a matter of {@link Role#name()}.
 */
public record RoleId(String value) {

    /**
     * @throws InvalidValueException if it is blank, begins or ends with white space, is longer than 200 characters or
     *     holds control characters
     */
    public RoleId {
        value = Text.key("roleId", value);
    }

    @JsonCreator
    public static RoleId of(String value) {
        return new RoleId(value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
