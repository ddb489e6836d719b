package dev.muster.jdbc;

import dev.muster.spi.Counter;
import dev.muster.spi.WorkTransaction.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The counters. They are in no change, so that who counts never waits for a team. */
final class CounterWork {

    private static final String COUNT_OR_BEGIN = "insert into muster_counter as c (used, kind, subject, ends_at)"
            + " values (?, ?, ?, ?) on conflict (kind, subject, ends_at) do update set used = c.used + excluded.used"
            + " where c.used <= ?";
    private static final String COUNT = "update muster_counter set used = used + ?"
            + " where kind = ? and subject = ? and ends_at = ? and used <= ?";
    /** Waits for who has just begun the same: to look first and to insert then would come too late again and again. */
    private static final String LOCK_OR_BEGIN = "insert into muster_counter (used, kind, subject, ends_at)"
            + " values (0, ?, ?, ?) on duplicate key update used = used";
    /** If somebody else inserts the row at the same time, one of the two gets a duplicate key, and tries again. */
    private static final String BEGIN = "insert into muster_counter (used, kind, subject, ends_at) select 0, ?, ?, ?"
            + " where not exists (select 1 from muster_counter where kind = ? and subject = ? and ends_at = ?)";

    /** Those that all count, before those that each count their own, and always in one order. */
    private static final Comparator<Count> ORDER = Comparator.comparing(
            Count::counter,
            Comparator.comparing(Counter::kind).thenComparing(Counter::subject).thenComparing(Counter::endsAt));

    private final Sql sql;

    CounterWork(Sql sql) {
        this.sql = sql;
    }

    Set<Counter> count(List<Count> counts) {
        Set<Counter> full = new HashSet<>();
        List<Count> possible = new ArrayList<>();
        for (Count count : counts) {
            if (count.by() > count.limit()) {
                full.add(count.counter());
            } else {
                possible.add(count);
            }
        }
        possible.sort(ORDER);
        missed(possible).forEach(count -> full.add(count.counter()));
        return full;
    }

    /** Those that have no room. */
    private List<Count> missed(List<Count> counts) {
        if (counts.isEmpty()) {
            return counts;
        }
        if (sql.dialect().insertsOrUpdates()) {
            return unwritten(COUNT_OR_BEGIN, counts);
        }
        if (sql.dialect().locksDuplicates()) {
            sql.batch(LOCK_OR_BEGIN, counts.stream().map(CounterWork::key).toList());
        } else {
            sql.batch(
                    BEGIN, counts.stream().map(each -> key(each).all(key(each))).toList());
        }
        return unwritten(COUNT, counts);
    }

    /** Those for which nothing was written. */
    private List<Count> unwritten(String statement, List<Count> counts) {
        int[] written = sql.countingBatch(
                statement, counts.stream().map(CounterWork::counting).toList());
        List<Count> rest = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            if (written[i] == 0) {
                rest.add(counts.get(i));
            }
        }
        return rest;
    }

    private static Parameters counting(Count count) {
        return new Parameters().number((long) count.by()).all(key(count)).number((long) count.limit() - count.by());
    }

    int delete(Instant endedBy, int limit) {
        List<Parameters> ended = sql.all(
                "select kind, subject, ends_at from muster_counter where ends_at <= ? order by ends_at limit " + limit,
                new Parameters().moment(endedBy),
                row -> Parameters.of(row.text("kind"), row.text("subject")).moment(row.moment("ends_at")));
        if (!ended.isEmpty()) {
            sql.batch("delete from muster_counter where kind = ? and subject = ? and ends_at = ?", ended);
        }
        return ended.size();
    }

    private static Parameters key(Count count) {
        Counter counter = count.counter();
        return Parameters.of(counter.kind(), counter.subject()).moment(counter.endsAt());
    }
}
