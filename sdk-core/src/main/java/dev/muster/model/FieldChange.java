package dev.muster.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an event changed.
 *
 * @param field which, as in the model
 * @param before its value before; absent if there was none
 * @param after its value after; absent if there is none
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {

    public FieldChange {
        Objects.requireNonNull(field, "field");
    }
}
