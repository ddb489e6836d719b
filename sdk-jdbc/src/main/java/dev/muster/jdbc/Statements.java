package dev.muster.jdbc;

import java.sql.Types;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.NullArgument;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;

/** How Jdbi is set up here. */
final class Statements {

    /** Longer than any statement of ours takes, and what a wait for another change may take. */
    static final int TIMEOUT_SECONDS = 5;

    private Statements() {}

    static Jdbi on(ConnectionFactory connections, Dialect dialect) {
        Jdbi jdbi = Jdbi.create(connections);
        // The other handler would take a connection without auto-commit for one inside somebody else's transaction.
        jdbi.setTransactionHandler(LocalTransactionHandler.managed());
        // Bound values do not belong into messages and logs.
        jdbi.configure(StatementExceptions.class, c -> c.setMessageRendering(MessageRendering.NONE));
        // A null of no type fits every column of every database.
        jdbi.configure(Arguments.class, c -> c.setUntypedNullArgument(new NullArgument(Types.NULL)));
        if (dialect.timesStatements()) {
            jdbi.configure(SqlStatements.class, c -> c.setQueryTimeout(TIMEOUT_SECONDS));
        }
        return jdbi;
    }

    static Handle open(Jdbi jdbi, Dialect dialect) {
        try {
            return jdbi.open();
        } catch (JdbiException e) {
            throw new Failures(dialect).of(e);
        }
    }

    static void close(Handle handle) {
        try {
            handle.close();
        } catch (JdbiException e) {
            // The transaction has ended by now, one way or the other, and a pool finds broken connections itself.
        }
    }
}
