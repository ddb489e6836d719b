package dev.muster.jdbc;

import dev.muster.model.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of our own on connections of the host's pool. In whatever mode a connection comes, it works at the level
 * that we ask for, and goes back as it came.
 */
final class OwnTransactions implements Transactions {

    private final Jdbi jdbi;
    private final Dialect dialect;

    private OwnTransactions(DataSource connections, Dialect dialect) {
        this.jdbi = Statements.on(connections::getConnection, dialect);
        this.dialect = dialect;
    }

    static OwnTransactions on(DataSource connections) {
        try (Connection connection = connections.getConnection()) {
            return new OwnTransactions(connections, Dialect.of(connection).refusingDirtyReads(connection));
        } catch (SQLException e) {
            throw new StorageException("the database cannot be reached", e);
        }
    }

    @Override
    public <T extends @Nullable Object> T writing(Function<Sql, ? extends T> work) {
        return on(handle -> OwnTransaction.writing(handle, dialect, work));
    }

    @Override
    public <T extends @Nullable Object> T reading(Function<Sql, ? extends T> work) {
        return on(handle -> OwnTransaction.statements(handle, dialect, work));
    }

    @Override
    public <T extends @Nullable Object> T readingOneMoment(Function<Sql, ? extends T> work) {
        return on(handle -> OwnTransaction.readingOneMoment(handle, dialect, work));
    }

    /** What was written is committed by the time that anybody can ask. */
    @Override
    public void afterCommit(Runnable action) {
        action.run();
    }

    private <T extends @Nullable Object> T on(Function<Handle, ? extends T> transaction) {
        Handle handle = Statements.open(jdbi, dialect);
        try {
            return transaction.apply(handle);
        } finally {
            Statements.close(handle);
        }
    }
}
