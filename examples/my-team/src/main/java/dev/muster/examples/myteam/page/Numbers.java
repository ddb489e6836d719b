package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Form;
import dev.muster.model.InvalidValueException;

/** Numbers that forms carry. */
final class Numbers {

    private Numbers() {}

    /** The rev that a form was shown with. */
    static long rev(Form form) {
        return of(form, "rev");
    }

    static long of(Form form, String field) {
        try {
            return Long.parseLong(form.get(field));
        } catch (NumberFormatException e) {
            throw new InvalidValueException(field, InvalidValueException.Code.MALFORMED, "must be a number");
        }
    }
}
