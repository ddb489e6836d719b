package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Identifies an invite. Not a secret: it opens nothing. In JSON and in {@link #toString()} it is the canonical text of its UUID (version 7). */
public record InviteId(UUID value) {

    public InviteId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Reads the canonical text.
     *
     * @throws InvalidValueException if it is anything but a UUID in lower case with dashes
     */
    @JsonCreator
    public static InviteId of(String text) {
        return new InviteId(Text.uuid("inviteId", text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
