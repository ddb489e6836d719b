package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The host's own key for a user: opaque, case-sensitive, 1 to 200 characters, no white space at either end. */
public record UserId(String value) {

    /**
     * @throws InvalidValueException if it is blank, begins or ends with white space, is longer than 200 characters or
     *     holds control characters
     */
    public UserId {
        value = Text.key("userId", value);
    }

    @JsonCreator
    public static UserId of(String value) {
        return new UserId(value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
