package dev.muster.jdbc;

import dev.muster.model.StorageException;
import dev.muster.model.StorageException.OutcomeUnknown;
import dev.muster.spi.Storage.TransientConflict;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means for who asked. */
final class Failures {

    /** The isolation of a transaction cannot be changed any more. */
    private static final String BEGUN = "25001";

    private final Dialect dialect;

    Failures(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A statement failed, or no connection was to be had: whatever came of it is rolled back. */
    StorageException of(Exception failure) {
        if (any(failure, one -> BEGUN.equals(one.getSQLState()))) {
            return new StorageException(
                    "the connection came with a transaction that had begun already" + codes(failure) + ": hand out"
                            + " connections that are in none (a pool's connection test may leave one open), or take"
                            + " part in the host's with JdbcStorage.joining",
                    failure);
        }
        StorageException conflict = conflict(failure);
        return conflict == null ? new StorageException("the database failed" + codes(failure), failure) : conflict;
    }

    /** The commit failed. Unless the database says that it chose another one, it may have happened: late, for one. */
    StorageException ofCommit(SQLException failure) {
        StorageException conflict = any(failure, SQLTimeoutException.class::isInstance) ? null : conflict(failure);
        return conflict == null
                ? new OutcomeUnknown("the database did not confirm the commit" + codes(failure), failure)
                : conflict;
    }

    private @Nullable StorageException conflict(Exception failure) {
        if (any(failure, dialect::isDuplicateKey)) {
            // Without the cause: databases quote the key, which may be an address.
            return new TransientConflict("another row has this key" + codes(failure), null);
        }
        return any(failure, dialect::isRetryable)
                ? new TransientConflict("lost to another change" + codes(failure), failure)
                : null;
    }

    /** Batches and libraries wrap what the database said. */
    private static boolean any(Throwable failure, Predicate<SQLException> wanted) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException first) {
                for (SQLException one = first; one != null; one = one.getNextException()) {
                    if (wanted.test(one)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static String codes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return " (SQLState " + sql.getSQLState() + ", code " + sql.getErrorCode() + ")";
            }
        }
        return "";
    }
}
