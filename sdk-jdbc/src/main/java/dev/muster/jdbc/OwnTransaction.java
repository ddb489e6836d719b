package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One transaction of our own, and what its connection is to be again when it has ended. */
final class OwnTransaction {

    private final Connection connection;
    private final boolean autoCommit;
    private final @Nullable Integer isolation;

    private OwnTransaction(Connection connection, boolean autoCommit, @Nullable Integer isolation) {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.isolation = isolation;
    }

    /** Commits what the work has written, or leaves nothing of it. */
    static <T extends @Nullable Object> T run(
            Handle handle, Dialect dialect, int isolation, Function<Sql, ? extends T> work) {
        Failures failures = new Failures(dialect);
        OwnTransaction transaction;
        try {
            // SQLite has one level, which is the strictest.
            transaction = begin(handle.getConnection(), dialect == Dialect.SQLITE ? null : isolation);
        } catch (SQLException e) {
            throw failures.of(e);
        }
        T answer;
        try {
            answer = work.apply(Sql.own(handle, dialect));
            transaction.commit(failures);
        } catch (Throwable e) {
            transaction.rollback();
            throw e;
        }
        transaction.restore();
        return answer;
    }

    /** @param level its isolation; null for the connection's own */
    private static OwnTransaction begin(Connection connection, @Nullable Integer level) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        Integer before = level == null ? null : connection.getTransactionIsolation();
        boolean asked = level == null || level.equals(before);
        OwnTransaction transaction = new OwnTransaction(connection, autoCommit, asked ? null : before);
        try {
            if (level != null && !asked) {
                connection.setTransactionIsolation(level);
            }
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
        } catch (SQLException e) {
            transaction.rollback();
            throw e;
        }
        return transaction;
    }

    private void commit(Failures failures) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failures.ofCommit(e);
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // Switching auto-commit on again would commit what is there: this connection must not be used again.
            abort();
            return;
        }
        restore();
    }

    private void restore() {
        try {
            if (autoCommit) {
                connection.setAutoCommit(true);
            }
            if (isolation != null) {
                connection.setTransactionIsolation(isolation);
            }
        } catch (SQLException e) {
            // What was to be done is done; the next user of this connection must not find it changed.
            abort();
        }
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            // It is as broken as can be; closing it, which comes next, is all that is left to do.
        }
    }
}
