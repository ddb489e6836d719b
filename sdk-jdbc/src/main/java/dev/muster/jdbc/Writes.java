package dev.muster.jdbc;

import dev.muster.spi.Storage.TransientConflict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one change, held back until all of it is decided. Then they go out table by table, equal statements
 * together, in few trips.
 */
final class Writes {

    /**
     * The tables in the order in which they are written. The outbox comes before the invites, as it does for who
     * delivers mail: so the two never wait for each other.
     */
    enum Table {
        OUTBOX,
        TEAM,
        MEMBER,
        MEMBER_ROLE,
        INVITE,
        INVITE_ROLE,
        ACCEPT_FAILURE,
        ROLE,
        ANSWER,
        EVENT
    }

    /** More of them would make a text that is long, and hardly ever the same: a driver prepares each text anew. */
    private static final int TOGETHER = 16;

    private final Sql sql;
    private final Map<Table, List<Write>> held = new EnumMap<>(Table.class);

    Writes(Sql sql) {
        this.sql = sql;
    }

    /** Holds a statement back, however many rows it will write. */
    void add(Table table, String statement, Parameters parameters) {
        add(table, new Write(statement, parameters, null));
    }

    /** Holds a statement back that must write one row: otherwise the change conflicts for this reason. */
    void addOne(Table table, String statement, Parameters parameters, String otherwise) {
        add(table, new Write(statement, parameters, otherwise));
    }

    /** From now on nothing is read. */
    void begin() {
        sql.endReading();
    }

    private void add(Table table, Write write) {
        begin();
        held.computeIfAbsent(table, name -> new ArrayList<>()).add(write);
    }

    /** Forgets what was to be written to this table. */
    void drop(Table table) {
        held.remove(table);
    }

    boolean any() {
        return !held.isEmpty();
    }

    void flush() {
        List<Write> all = held.values().stream().flatMap(List::stream).toList();
        if (sql.dialect().sendsManyAtOnce() && all.size() <= TOGETHER) {
            together(all);
            return;
        }
        for (List<Write> writes : held.values()) {
            int first = 0;
            for (int next = 1; next <= writes.size(); next++) {
                if (next == writes.size()
                        || !writes.get(next).sql().equals(writes.get(first).sql())) {
                    flush(writes.subList(first, next));
                    first = next;
                }
            }
        }
    }

    private void together(List<Write> all) {
        if (all.isEmpty()) {
            return;
        }
        Trip trip = sql.trip();
        List<Answer<Integer>> written = new ArrayList<>();
        for (Write write : all) {
            written.add(trip.update(write.sql(), write.parameters()));
        }
        sql.make(trip);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).check(written.get(i).get());
        }
    }

    private void flush(List<Write> alike) {
        Write first = alike.get(0);
        if (alike.size() == 1) {
            first.check(sql.update(first.sql(), first.parameters()));
            return;
        }
        List<Parameters> executions = alike.stream().map(Write::parameters).toList();
        if (alike.stream().allMatch(write -> write.otherwise() == null)) {
            sql.batch(first.sql(), executions);
            return;
        }
        int[] written = sql.countingBatch(first.sql(), executions);
        for (int i = 0; i < written.length; i++) {
            alike.get(i).check(written[i]);
        }
    }

    /** @param otherwise why the change conflicts unless one row is written; null if it does not matter how many are */
    private record Write(
            String sql, Parameters parameters, @Nullable String otherwise) {

        void check(int written) {
            if (otherwise != null && written != 1) {
                throw new TransientConflict(otherwise, null);
            }
        }
    }
}
