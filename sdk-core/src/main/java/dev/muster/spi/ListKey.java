package dev.muster.spi;

import java.util.Objects;

/**
 * A place in a list that is sorted by name.
 *
 * @param order {@link ListOrder#fold folded}
 * @param id of the row; the empty string comes before every id
 */
public record ListKey(String order, String id) {

    public ListKey {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(id, "id");
    }
}
