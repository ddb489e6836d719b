package dev.muster.inmemory;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map whose "changes" share all but the path to the changed row, so that one costs O(log n) time
 * and memory, and whoever holds an older one goes on seeing exactly that.
 *
 * <p>A weight-balanced tree with the parameters (3, 2) of Hirai and Yamamoto, "Balancing weight-balanced trees" (2011).
 * The weights also make counting a range O(log n).
 */
final class SortedRows<K, V> {

    private static final int DELTA = 3;
    private static final int RATIO = 2;

    private final Comparator<? super K> order;
    private final @Nullable Row<K, V> root;

    private SortedRows(Comparator<? super K> order, @Nullable Row<K, V> root) {
        this.order = order;
        this.root = root;
    }

    static <K, V> SortedRows<K, V> by(Comparator<? super K> order) {
        return new SortedRows<>(order, null);
    }

    int size() {
        return size(root);
    }

    boolean isEmpty() {
        return root == null;
    }

    /** How many rows stand above one another at most. */
    int depth() {
        return depth(root);
    }

    private static int depth(@Nullable Row<?, ?> row) {
        return row == null ? 0 : 1 + Math.max(depth(row.left), depth(row.right));
    }

    boolean has(K key) {
        return get(key) != null;
    }

    @Nullable
    V get(K key) {
        Row<K, V> row = root;
        while (row != null) {
            int side = order.compare(key, row.key);
            if (side == 0) {
                return row.value;
            }
            row = side < 0 ? row.left : row.right;
        }
        return null;
    }

    /** How many keys come after this one. */
    int countAfter(K key) {
        int count = 0;
        Row<K, V> row = root;
        while (row != null) {
            if (order.compare(key, row.key) < 0) {
                count += 1 + size(row.right);
                row = row.left;
            } else {
                row = row.right;
            }
        }
        return count;
    }

    SortedRows<K, V> with(K key, V value) {
        return new SortedRows<>(order, insert(root, key, value));
    }

    SortedRows<K, V> without(K key) {
        return has(key) ? new SortedRows<>(order, delete(root, key)) : this;
    }

    /** Rows in ascending order, from behind this key; null for all. Reaching the first one is O(log n). */
    Iterable<Row<K, V>> after(@Nullable K key) {
        return () -> new Walk(key, true);
    }

    /** Rows in descending order, from before this key; null for all. Reaching the first one is O(log n). */
    Iterable<Row<K, V>> before(@Nullable K key) {
        return () -> new Walk(key, false);
    }

    private Row<K, V> insert(@Nullable Row<K, V> row, K key, V value) {
        if (row == null) {
            return new Row<>(key, value, null, null);
        }
        int side = order.compare(key, row.key);
        if (side == 0) {
            return new Row<>(key, value, row.left, row.right);
        }
        return side < 0
                ? balanced(row, insert(row.left, key, value), row.right)
                : balanced(row, row.left, insert(row.right, key, value));
    }

    private @Nullable Row<K, V> delete(@Nullable Row<K, V> row, K key) {
        if (row == null) {
            return null;
        }
        int side = order.compare(key, row.key);
        if (side < 0) {
            return balanced(row, delete(row.left, key), row.right);
        }
        if (side > 0) {
            return balanced(row, row.left, delete(row.right, key));
        }
        if (row.left == null) {
            return row.right;
        }
        if (row.right == null) {
            return row.left;
        }
        // The nearer neighbour from the heavier side takes the place.
        if (row.left.size > row.right.size) {
            Row<K, V> last = row.left;
            while (last.right != null) {
                last = last.right;
            }
            return balanced(last, delete(row.left, last.key), row.right);
        }
        Row<K, V> first = row.right;
        while (first.left != null) {
            first = first.left;
        }
        return balanced(first, row.left, delete(row.right, first.key));
    }

    /** The content of this row above these two subtrees, one of which has gained or lost one row. */
    private static <K, V> Row<K, V> balanced(Row<K, V> row, @Nullable Row<K, V> left, @Nullable Row<K, V> right) {
        if (size(left) + size(right) > 1) {
            if (right != null && right.size > DELTA * size(left)) {
                Row<K, V> inner = right.left;
                return inner == null || inner.size < RATIO * size(right.right)
                        ? right.over(row.over(left, inner), right.right)
                        : inner.over(row.over(left, inner.left), right.over(inner.right, right.right));
            }
            if (left != null && left.size > DELTA * size(right)) {
                Row<K, V> inner = left.right;
                return inner == null || inner.size < RATIO * size(left.left)
                        ? left.over(left.left, row.over(inner, right))
                        : inner.over(left.over(left.left, inner.left), row.over(inner.right, right));
            }
        }
        return row.over(left, right);
    }

    private static int size(@Nullable Row<?, ?> row) {
        return row == null ? 0 : row.size;
    }

    /** One row, at the top of those below it. */
    static final class Row<K, V> {

        private final K key;
        private final V value;
        private final @Nullable Row<K, V> left;
        private final @Nullable Row<K, V> right;
        private final int size;

        private Row(K key, V value, @Nullable Row<K, V> left, @Nullable Row<K, V> right) {
            this.key = key;
            this.value = value;
            this.left = left;
            this.right = right;
            this.size = 1 + size(left) + size(right);
        }

        K key() {
            return key;
        }

        V value() {
            return value;
        }

        private Row<K, V> over(@Nullable Row<K, V> newLeft, @Nullable Row<K, V> newRight) {
            return new Row<>(key, value, newLeft, newRight);
        }
    }

    /** Goes from row to row; holds the rows above that are still to come, the nearest on top. */
    private final class Walk implements Iterator<Row<K, V>> {

        private final Deque<Row<K, V>> above = new ArrayDeque<>();
        private final boolean ascending;

        private Walk(@Nullable K from, boolean ascending) {
            this.ascending = ascending;
            Row<K, V> row = root;
            while (row != null) {
                int side = from == null ? -1 : ascending ? order.compare(from, row.key) : order.compare(row.key, from);
                if (side < 0) {
                    above.push(row);
                    row = ascending ? row.left : row.right;
                } else {
                    row = ascending ? row.right : row.left;
                }
            }
        }

        @Override
        public boolean hasNext() {
            return !above.isEmpty();
        }

        @Override
        public Row<K, V> next() {
            Row<K, V> next = above.poll();
            if (next == null) {
                throw new NoSuchElementException();
            }
            Row<K, V> row = ascending ? next.right : next.left;
            while (row != null) {
                above.push(row);
                row = ascending ? row.left : row.right;
            }
            return next;
        }
    }
}
