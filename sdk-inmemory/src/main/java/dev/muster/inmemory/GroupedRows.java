package dev.muster.inmemory;

import java.util.Comparator;

/** An immutable index of rows within groups, such as the holders of each role. Empty groups leave nothing behind. */
final class GroupedRows<G, K, V> {

    private final SortedRows<K, V> none;
    private final SortedRows<G, SortedRows<K, V>> groups;

    private GroupedRows(SortedRows<K, V> none, SortedRows<G, SortedRows<K, V>> groups) {
        this.none = none;
        this.groups = groups;
    }

    static <G, K, V> GroupedRows<G, K, V> by(Comparator<? super G> groups, Comparator<? super K> order) {
        return new GroupedRows<>(SortedRows.by(order), SortedRows.by(groups));
    }

    SortedRows<K, V> group(G group) {
        SortedRows<K, V> rows = groups.get(group);
        return rows == null ? none : rows;
    }

    /** All groups in order. */
    Iterable<SortedRows.Row<G, SortedRows<K, V>>> groups() {
        return groups.after(null);
    }

    GroupedRows<G, K, V> with(G group, K key, V value) {
        return new GroupedRows<>(none, groups.with(group, group(group).with(key, value)));
    }

    GroupedRows<G, K, V> without(G group, K key) {
        SortedRows<K, V> rest = group(group).without(key);
        return new GroupedRows<>(none, rest.isEmpty() ? groups.without(group) : groups.with(group, rest));
    }
}
