package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * Where the next page begins. Opaque, and good only for the same team and the same query: any other use, and any
 * tampering, is refused.
 */
public record Cursor(String value) {

    public Cursor {
        Objects.requireNonNull(value, "cursor");
    }

    @JsonCreator
    public static Cursor of(String value) {
        return new Cursor(value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
