package dev.muster.jdbc;

import java.sql.BatchUpdateException;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Has one statement, or the commit, be refused with a code of some database, so many times in a row. It gives itself out
 * for that database, so that its codes are known.
 */
final class Refusals implements Tap.Watch {

    /** A statement: those of a change, which has touched its team, are others than those of a plain read. */
    record Place(boolean inChange, String statement) {}

    /** What a database says: drivers throw a plain SQLException with these two, and wrap it for a batch. */
    record Code(Dialect dialect, String state, int number) {

        @Override
        public String toString() {
            return dialect + " " + state + "/" + number;
        }
    }

    private static final String TOUCH = "update muster_team set rev = rev + 1";

    private final Dialect dialect;
    private final Set<Place> seen = new LinkedHashSet<>();
    private boolean inChange;
    private Place refused;
    private Code code;
    private int left;
    private SQLException afterCommit;

    Refusals(Dialect dialect) {
        this.dialect = dialect;
    }

    void refuse(Place place, Code with, int times) {
        refused = place;
        code = with;
        left = times;
    }

    /** From now on a commit happens before it is refused, and is refused like this. */
    void commitFirst(SQLException failure) {
        afterCommit = failure;
    }

    /** Answers all statements since the last time that were not refused. */
    Set<Place> seen() {
        Set<Place> all = new LinkedHashSet<>(seen);
        seen.clear();
        return all;
    }

    @Override
    public Object see(Tap.Call call) throws Throwable {
        if (call.on() instanceof DatabaseMetaData && call.name().equals("getDatabaseProductName")) {
            return dialect.name();
        }
        boolean commit = call.name().equals("commit");
        if (commit || call.executes()) {
            String statement = commit ? "commit" : call.text();
            inChange |= statement.contains(TOUCH);
            Place place = new Place(inChange, statement);
            if (place.equals(refused) && left > 0) {
                left--;
                if (commit && afterCommit != null) {
                    call.make();
                    throw afterCommit;
                }
                throw call.name().equals("executeBatch") ? batched(failure()) : failure();
            }
            seen.add(place);
        }
        if (commit || call.name().equals("rollback")) {
            inChange = false;
        }
        return call.make();
    }

    private SQLException failure() {
        return new SQLException("refused by the test", code.state(), code.number());
    }

    private static SQLException batched(SQLException first) {
        BatchUpdateException batch =
                new BatchUpdateException("a batch failed", first.getSQLState(), first.getErrorCode(), new int[0]);
        batch.setNextException(first);
        return batch;
    }
}
