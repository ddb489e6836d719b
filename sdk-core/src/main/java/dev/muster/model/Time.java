package dev.muster.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Every moment in the model is in milliseconds, so that what is read back equals what was said. */
final class Time {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Time() {}

    static Instant toMillis(Instant moment) {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new InvalidValueException(
                    "until", InvalidValueException.Code.OUT_OF_RANGE, "must lie between the years 1970 and 9999");
        }
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
