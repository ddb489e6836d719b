package dev.muster.jdbc;

import dev.muster.spi.Counter;
import java.time.Instant;

/** The counters. They are in no change, so that who counts never waits for a team. */
final class CounterWork {

    private static final String COUNT = "update muster_counter set used = used + ?"
            + " where kind = ? and subject = ? and ends_at = ? and used <= ?";
    private static final String FIND =
            "select used from muster_counter where kind = ? and subject = ? and ends_at = ?";
    private static final String BEGIN =
            "insert into muster_counter (kind, subject, ends_at, used) values (?, ?, ?, ?)";

    private final Sql sql;

    CounterWork(Sql sql) {
        this.sql = sql;
    }

    /** If somebody else inserts the row at the same time, one of the two gets a duplicate key, and tries again. */
    boolean count(Counter counter, int by, int limit) {
        Parameters upTo = new Parameters().number((long) by).all(key(counter)).number((long) limit - by);
        if (sql.update(COUNT, upTo) > 0) {
            return true;
        }
        if (by > limit || sql.first(FIND, key(counter), row -> row.number("used")) != null) {
            return false;
        }
        sql.update(BEGIN, key(counter).number((long) by));
        return true;
    }

    void delete(Instant endedBy) {
        sql.update("delete from muster_counter where ends_at <= ?", new Parameters().moment(endedBy));
    }

    private static Parameters key(Counter counter) {
        return Parameters.of(counter.kind(), counter.subject()).moment(counter.endsAt());
    }
}
