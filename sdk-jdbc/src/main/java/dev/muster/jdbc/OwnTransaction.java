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
    static <T extends @Nullable Object> T writing(Handle handle, Dialect dialect, Function<Sql, ? extends T> work) {
        return run(handle, dialect, Connection.TRANSACTION_READ_COMMITTED, true, work);
    }

    /** All of one moment. Nothing is committed where nothing was written, so that no answer is lost in it. */
    static <T extends @Nullable Object> T readingOneMoment(
            Handle handle, Dialect dialect, Function<Sql, ? extends T> work) {
        return run(handle, dialect, Connection.TRANSACTION_REPEATABLE_READ, false, work);
    }

    private static <T extends @Nullable Object> T run(
            Handle handle, Dialect dialect, int isolation, boolean commits, Function<Sql, ? extends T> work) {
        Failures failures = new Failures(dialect);
        String isolating = dialect.isolating(isolation);
        OwnTransaction transaction;
        try {
            transaction = begin(handle.getConnection(), dialect.level(isolation));
        } catch (SQLException e) {
            throw failures.of(e);
        }
        T answer;
        try {
            answer = work.apply(opened(handle, dialect, isolating));
            if (commits) {
                transaction.commit(failures);
            }
        } catch (Throwable e) {
            transaction.rollback();
            throw e;
        }
        if (commits) {
            transaction.restore();
        } else {
            transaction.rollback();
        }
        return answer;
    }

    private static Sql opened(Handle handle, Dialect dialect, @Nullable String isolating) {
        if (isolating == null || dialect.sendsManyAtOnce()) {
            return new Sql(handle, dialect, isolating);
        }
        Sql sql = new Sql(handle, dialect, null);
        sql.update(isolating, new Parameters());
        return sql;
    }

    /** Runs statements each of which is a transaction of its own, whatever the connection's level. */
    static <T extends @Nullable Object> T statements(Handle handle, Dialect dialect, Function<Sql, ? extends T> work) {
        Connection connection = handle.getConnection();
        boolean autoCommit;
        try {
            autoCommit = connection.getAutoCommit();
            if (!autoCommit) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new Failures(dialect).of(e);
        }
        try {
            return work.apply(new Sql(handle, dialect, null));
        } finally {
            if (!autoCommit) {
                manual(connection);
            }
        }
    }

    private static void manual(Connection connection) {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            // It is to go back as it came or not at all.
            abort(connection);
        }
    }

    /** @param level what the connection's isolation is set to meanwhile; null for not at all */
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
            abort(connection);
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
            abort(connection);
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
            // H2 has an abort that does nothing, and closing a pool's connection would only give it back.
            connection.unwrap(Connection.class).close();
        } catch (SQLException | RuntimeException e) {
            // It is as broken as can be; closing it, which comes next, is all that is left to do.
        }
    }
}
