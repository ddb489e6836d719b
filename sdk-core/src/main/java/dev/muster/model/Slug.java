package dev.muster.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shape of a team's slug: what may stand in a path or a host name. */
final class Slug {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:-?[a-z0-9]){1,62}");

    private Slug() {}

    static @Nullable String check(@Nullable String slug) {
        if (slug != null && !isOne(slug)) {
            throw new InvalidValueException(
                    "slug",
                    InvalidValueException.Code.MALFORMED,
                    "must have 2 to 63 lower-case ASCII letters and digits with single dashes between them");
        }
        return slug;
    }

    static boolean isOne(String text) {
        return text.length() <= 63 && SHAPE.matcher(text).matches();
    }
}
