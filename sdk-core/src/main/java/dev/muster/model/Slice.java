package dev.muster.model;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. There is no total: counting a big team costs more than all its pages.
 *
 * @param items in the list's order
 * @param next where the next page begins; absent on the last one
 */
public record Slice<T>(List<T> items, @Nullable Cursor next) {

    public Slice {
        items = List.copyOf(Objects.requireNonNull(items, "items"));
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> mapper) {
        Objects.requireNonNull(mapper, "mapper");
        return new Slice<>(items.stream().<R>map(mapper).toList(), next);
    }
}
