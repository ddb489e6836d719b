package dev.muster.smtp;

import dev.muster.model.InvalidValueException;
import java.time.Duration;
import java.util.Objects;

/**
 * How long to wait for the mail server.
 *
 * @param connect until the connection stands
 * @param read for each answer
 * @param whole for one mail in all: a server that answers letter by letter keeps within the others for ever
 */
record Timeouts(Duration connect, Duration read, Duration whole) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Each is shorter than the 30 seconds after which delivery tries again. */
    static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(25));

    Timeouts {
        check("connect", connect);
        check("read", read);
        check("whole", whole);
    }

    private static void check(String field, Duration value) {
        Objects.requireNonNull(value, field);
        // Zero would mean "for ever" to the socket.
        if (value.toMillis() < 1 || value.compareTo(LONGEST) > 0) {
            throw new InvalidValueException(
                    field, InvalidValueException.Code.OUT_OF_RANGE, "must be between 1 millisecond and 5 minutes");
        }
    }
}
