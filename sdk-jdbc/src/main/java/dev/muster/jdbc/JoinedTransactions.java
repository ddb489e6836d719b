package dev.muster.jdbc;

import dev.muster.model.StorageException;
import dev.muster.model.StorageException.Busy;
import dev.muster.spi.Storage.TransientConflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
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
        return transaction(Connection.TRANSACTION_READ_COMMITTED, work);
    }

    @Override
    public <T extends @Nullable Object> T reading(Function<Sql, ? extends T> work) {
        return transaction(Connection.TRANSACTION_READ_COMMITTED, work);
    }

    @Override
    public <T extends @Nullable Object> T readingOneMoment(Function<Sql, ? extends T> work) {
        return transaction(Connection.TRANSACTION_REPEATABLE_READ, work);
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

    private <T extends @Nullable Object> T transaction(int isolation, Function<Sql, ? extends T> work) {
        Database known = database();
        Handle handle = Statements.open(known.jdbi(), known.dialect());
        try {
            Connection connection = handle.getConnection();
            if (isAutoCommit(connection, known.dialect())) {
                waiting.remove();
                return OwnTransaction.run(handle, known.dialect(), isolation, work);
            }
            T answer = joined(connection, isolation, handle, known.dialect(), work);
            waiting.set(true);
            return answer;
        } finally {
            Statements.close(handle);
        }
    }

    private static <T extends @Nullable Object> T joined(
            Connection connection, int isolation, Handle handle, Dialect dialect, Function<Sql, ? extends T> work) {
        Savepoint before;
        try {
            requireReadCommitted(connection, dialect);
            before = connection.setSavepoint();
        } catch (SQLException e) {
            throw new Failures(dialect).of(e);
        }
        try {
            if (isolation != Connection.TRANSACTION_READ_COMMITTED && dialect != Dialect.SQLITE) {
                throw new Busy("the team is being changed all the time; try again later", null);
            }
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
                return Dialect.of(connection);
            } finally {
                host.release(connection);
            }
        } catch (SQLException e) {
            throw new StorageException("the database cannot be reached", e);
        }
    }
}
