package dev.muster.model;

import java.util.Objects;

/**
 * A value that is malformed whatever the state of the team: too long, blank, not an address. Thrown before anything is
 * read or written. The message says what to do; {@link #field()} and {@link #code()} are for a form.
 */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the value. */
    public enum Code {
        /** A value that must be given is missing. */
        REQUIRED,
        /** Nothing but white space, or what cannot be seen. */
        BLANK,
        /** Longer than its limit, which the message names. */
        TOO_LONG,
        /** More entries than the limit, which the message names. */
        TOO_MANY,
        /** Not of the shape that the message describes. */
        MALFORMED,
        /** Outside the range that the message names. */
        OUT_OF_RANGE,
        /** Not in the catalogue that the host declared. */
        UNKNOWN
    }

    private final String field;
    private final Code code;

    public InvalidValueException(String field, Code code, String message) {
        super(field + ": " + message);
        this.field = Objects.requireNonNull(field, "field");
        this.code = Objects.requireNonNull(code, "code");
    }

    /** The name of the offending field, as in the request type. */
    public String field() {
        return field;
    }

    public Code code() {
        return code;
    }
}
