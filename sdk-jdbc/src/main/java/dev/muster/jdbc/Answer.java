package dev.muster.jdbc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a statement came to, once the {@link Trip} has been made that it goes with. */
final class Answer<T> {

    private @Nullable T value;

    void set(T known) {
        value = known;
    }

    T get() {
        return Objects.requireNonNull(value, "the trip has not been made");
    }
}
