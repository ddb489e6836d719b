package dev.muster.model;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list.
 *
 * @param after where it begins; absent for the first
 * @param size how many items at most: 1 to 200, 50 if absent, by default
 */
public record Page(@Nullable Cursor after, @Nullable Integer size) {

    private static final Page FIRST = new Page(null, null);

    public static Page first() {
        return FIRST;
    }

    public Page after(@Nullable Cursor cursor) {
        return new Page(cursor, size);
    }

    public Page size(int items) {
        return new Page(after, items);
    }
}
