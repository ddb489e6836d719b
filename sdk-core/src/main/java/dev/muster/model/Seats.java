package dev.muster.model;

import org.jspecify.annotations.Nullable;

/** The shape of a seat limit. */
final class Seats {

    private Seats() {}

    static @Nullable Integer check(@Nullable Integer seats) {
        if (seats != null && seats < 1) {
            throw new InvalidValueException(
                    "seats", InvalidValueException.Code.OUT_OF_RANGE, "must be 1 or more, or absent for no limit");
        }
        return seats;
    }
}
