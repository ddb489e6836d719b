package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Form;
import dev.muster.model.InvalidValueException;
import java.time.Duration;

/** Numbers that forms carry. */
final class Numbers {

    private Numbers() {}

    /** The rev that a form was shown with. */
    static long rev(Form form) {
        return of(form, "rev");
    }

    /** A number of days that a calendar has room for; what Muster takes, it says itself. */
    static Duration days(Form form) {
        long days = of(form, "days");
        if (days != (int) days) {
            throw new InvalidValueException("days", InvalidValueException.Code.OUT_OF_RANGE, "must be a few");
        }
        return Duration.ofDays(days);
    }

    private static long of(Form form, String field) {
        try {
            return Long.parseLong(form.get(field));
        } catch (NumberFormatException e) {
            throw new InvalidValueException(field, InvalidValueException.Code.MALFORMED, "must be a number");
        }
    }
}
