package dev.muster.jdbc;

import dev.muster.model.StorageException;
import dev.muster.model.StorageException.OutcomeUnknown;
import dev.muster.spi.Storage.TransientConflict;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.List;
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
                    cause(failure));
        }
        if (any(failure, dialect::isNoTable)) {
            return new StorageException(
                    "Muster's tables are not there, or not all of them" + codes(failure)
                            + ": call JdbcSchema.migrate first, or run JdbcSchema.scripts",
                    cause(failure));
        }
        StorageException conflict = conflict(failure);
        return conflict == null
                ? new StorageException("the database failed" + codes(failure), cause(failure))
                : conflict;
    }

    /** The commit failed. Unless the database says that it chose another one, it may have happened: late, for one. */
    StorageException ofCommit(SQLException failure) {
        StorageException conflict = any(failure, SQLTimeoutException.class::isInstance) ? null : conflict(failure);
        return conflict == null
                ? new OutcomeUnknown("the database did not confirm the commit" + codes(failure), cause(failure))
                : conflict;
    }

    private @Nullable StorageException conflict(Exception failure) {
        if (any(failure, dialect::isDuplicateKey)) {
            return new TransientConflict("another row has this key" + codes(failure), cause(failure));
        }
        return any(failure, dialect::isRetryable)
                ? new TransientConflict("lost to another change" + codes(failure), cause(failure))
                : null;
    }

    private static boolean any(Throwable failure, Predicate<SQLException> wanted) {
        return said(failure).stream().anyMatch(wanted);
    }

    /**
     * What the database itself said, unless it is about values: then databases quote them (class 22: what does not fit,
     * 23: what breaks a constraint), as drivers do of a batch, and libraries repeat what was said.
     */
    private static @Nullable Throwable cause(Exception failure) {
        List<SQLException> said = said(failure);
        if (said.isEmpty()) {
            return failure;
        }
        SQLException last = said.get(said.size() - 1);
        boolean aboutValues = said.stream().anyMatch(Failures::isAboutValues);
        return aboutValues || last instanceof BatchUpdateException ? null : last;
    }

    private static boolean isAboutValues(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return state.startsWith("22") || state.startsWith("23");
    }

    /** Batches and libraries wrap what the database said: from the outside in. */
    private static List<SQLException> said(Throwable failure) {
        List<SQLException> said = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException first) {
                for (SQLException one = first; one != null; one = one.getNextException()) {
                    said.add(one);
                }
            }
        }
        return said;
    }

    private static String codes(Throwable failure) {
        List<SQLException> said = said(failure);
        return said.isEmpty()
                ? ""
                : " (SQLState " + said.get(0).getSQLState() + ", code "
                        + said.get(0).getErrorCode() + ")";
    }
}
