package dev.muster.inmemory;

import dev.muster.spi.Counter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

    List<Counter> ended(Instant by, int limit) {
        List<Counter> ended = new ArrayList<>();
        for (SortedRows.Row<Counter, Integer> row : byEnd.after(null)) {
            if (ended.size() == limit || row.key().endsAt().isAfter(by)) {
                break;
            }
            ended.add(row.key());
        }
        return ended;
    }

    CounterRows without(List<Counter> some) {
        SortedRows<Counter, Integer> rest = byEnd;
        for (Counter counter : some) {
            rest = rest.without(counter);
        }
        return new CounterRows(rest);
    }
}
