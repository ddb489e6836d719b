package dev.muster.jdbc;

import dev.muster.model.StorageException;
import dev.muster.model.StorageException.Busy;
import dev.muster.spi.Storage.TransientConflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The host's transactions. Ours are a part of them, between a savepoint and its release; where the host has none, ours
 * stand alone.
 */
final class JoinedTransactions implements Transactions {

    private final HostTransactions host;

    /** Known as soon as there was a connection. */
    private volatile @Nullable Database database;

    /** Whether the last write of this thread waits for the host's commit. */
    private final ThreadLocal<Boolean> waiting = new ThreadLocal<>();

    JoinedTransactions(HostTransactions host) {
        this.host = host;
    }

    private record Database(Jdbi jdbi, Dialect dialect) {}

    @Override
    public <T extends @Nullable Object> T writing(Function<Sql, ? extends T> work) {
        waiting.remove();
        return transaction(
                (handle, dialect) -> {
                    T answer = joined(handle, dialect, work);
                    waiting.set(true);
                    return answer;
                },
                (handle, dialect) -> OwnTransaction.writing(handle, dialect, work));
    }

    @Override
    public <T extends @Nullable Object> T reading(Function<Sql, ? extends T> work) {
        return transaction(
                (handle, dialect) -> joined(handle, dialect, work),
                (handle, dialect) -> OwnTransaction.statements(handle, dialect, work));
    }

    @Override
    public <T extends @Nullable Object> T readingOneMoment(Function<Sql, ? extends T> work) {
        return transaction(
                (handle, dialect) -> {
                    // The host's transaction is at another level, except where there is but one.
                    if (dialect != Dialect.SQLITE) {
                        throw new Busy("the team is being changed all the time; try again later", null);
                    }
                    return joined(handle, dialect, work);
                },
                (handle, dialect) -> OwnTransaction.readingOneMoment(handle, dialect, work));
    }

    @Override
    public void afterCommit(Runnable action) {
        boolean joined = waiting.get() != null;
        waiting.remove();
        if (joined) {
            host.afterCommit(action);
        } else {
            action.run();
        }
    }

    /** Does the one inside a transaction of the host, and the other where there is none. */
    private <T extends @Nullable Object> T transaction(
            BiFunction<Handle, Dialect, ? extends T> joined, BiFunction<Handle, Dialect, ? extends T> own) {
        Database known = database();
        Handle handle = Statements.open(known.jdbi(), known.dialect());
        try {
            return (isAutoCommit(handle.getConnection(), known.dialect()) ? own : joined)
                    .apply(handle, known.dialect());
        } finally {
            Statements.close(handle);
        }
    }

    private static <T extends @Nullable Object> T joined(
            Handle handle, Dialect dialect, Function<Sql, ? extends T> work) {
        Connection connection = handle.getConnection();
        Savepoint before;
        try {
            requireReadCommitted(connection, dialect);
            before = connection.setSavepoint();
        } catch (SQLException e) {
            throw new Failures(dialect).of(e);
        }
        try {
            T answer = work.apply(Sql.joined(handle, dialect));
            connection.releaseSavepoint(before);
            return answer;
        } catch (TransientConflict e) {
            undo(connection, before, e);
            throw new Busy("nothing is tried again inside the host's transaction", e);
        } catch (SQLException e) {
            undo(connection, before, e);
            throw new Failures(dialect).of(e);
        } catch (RuntimeException | Error e) {
            undo(connection, before, e);
            throw e;
        }
    }

    private static void undo(Connection connection, Savepoint before, Throwable reason) {
        try {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            // The database has given the whole transaction up: nothing of ours is left, and nothing of the host's.
            reason.addSuppressed(e);
        }
    }

    private static void requireReadCommitted(Connection connection, Dialect dialect) throws SQLException {
        if (dialect != Dialect.SQLITE
                && connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            throw new StorageException(
                    "Muster takes part in transactions at READ COMMITTED alone, and this one is at another level:"
                            + " begin it with that isolation (in Spring, @Transactional(isolation = READ_COMMITTED)),"
                            + " or give Muster transactions of its own with JdbcStorage.create",
                    null);
        }
    }

    private static boolean isAutoCommit(Connection connection, Dialect dialect) {
        try {
            return connection.getAutoCommit();
        } catch (SQLException e) {
            throw new Failures(dialect).of(e);
        }
    }

    private Database database() {
        Database known = database;
        if (known == null) {
            Dialect dialect = dialect();
            known = new Database(Statements.on(connections(), dialect), dialect);
            database = known;
        }
        return known;
    }

    private ConnectionFactory connections() {
        return new ConnectionFactory() {
            @Override
            public Connection openConnection() throws SQLException {
                return host.connection();
            }

            @Override
            public void closeConnection(Connection connection) throws SQLException {
                host.release(connection);
            }
        };
    }

    private Dialect dialect() {
        try {
            Connection connection = host.connection();
            try {
                Dialect dialect = Dialect.of(connection);
                // Those that it runs where the host has none; the host's must be at READ COMMITTED anyway.
                return connection.getAutoCommit() ? dialect.refusingDirtyReads(connection) : dialect;
            } finally {
                host.release(connection);
            }
        } catch (SQLException e) {
            throw new StorageException("the database cannot be reached", e);
        }
    }
}
