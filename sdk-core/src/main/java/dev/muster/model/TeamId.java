package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Identifies a team (a workspace). In JSON and in {@link #toString()} it is the canonical text of its UUID (version 7). */
public record TeamId(UUID value) {

    public TeamId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Reads the canonical text.
     *
     * @throws InvalidValueException if it is anything but a UUID in lower case with dashes
     */
    @JsonCreator
    public static TeamId of(String text) {
        return new TeamId(Text.uuid("teamId", text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
