package dev.muster.inmemory;

import dev.muster.spi.Counter;
import java.time.Instant;
import java.util.Comparator;

/**
 * The counters, by when they end.
 *
 * @param byEnd how far each has counted
 */
record CounterRows(SortedRows<Counter, Integer> byEnd) {

    static final CounterRows NONE = new CounterRows(SortedRows.by(
            Comparator.comparing(Counter::endsAt).thenComparing(Counter::kind).thenComparing(Counter::subject)));

    int used(Counter counter) {
        Integer used = byEnd.get(counter);
        return used == null ? 0 : used;
    }

    CounterRows count(Counter counter, int by) {
        return new CounterRows(byEnd.with(counter, used(counter) + by));
    }

    CounterRows delete(Instant endedBy) {
        SortedRows<Counter, Integer> rest = byEnd;
        for (SortedRows.Row<Counter, Integer> row : byEnd.after(null)) {
            if (row.key().endsAt().isAfter(endedBy)) {
                break;
            }
            rest = rest.without(row.key());
        }
        return new CounterRows(rest);
    }
}
