package dev.muster.smtp;

import dev.muster.model.InvalidValueException;
import java.time.Duration;
import java.util.Objects;

/**
 * How many connections to keep.
 *
 * @param most at the same time, 1 to 100
 * @param idle how long one may rest before it is closed, 1 millisecond to 5 minutes
 */
record Pool(int most, Duration idle) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    static final Pool DEFAULT = new Pool(4, Duration.ofSeconds(10));

    Pool {
        Objects.requireNonNull(idle, "idle");
        if (most < 1 || most > 100) {
            throw new InvalidValueException(
                    "connections", InvalidValueException.Code.OUT_OF_RANGE, "must be between 1 and 100");
        }
        if (idle.toMillis() < 1 || idle.compareTo(LONGEST) > 0) {
            throw new InvalidValueException(
                    "idle", InvalidValueException.Code.OUT_OF_RANGE, "must be between 1 millisecond and 5 minutes");
        }
    }
}
