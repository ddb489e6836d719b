package dev.muster.examples.myteam.host;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.jdbc.HostTransactions;
import dev.muster.jdbc.JdbcSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/**
 * The application's database, with Muster's tables beside its own. What is done within {@link #together} is one
 * transaction: the rows of the application and those of Muster, which takes part through {@link HostTransactions}.
 */
public final class Database implements HostTransactions, AutoCloseable {

    private static final int CONNECTIONS = 10;

    private static final List<String> TABLES = List.of("""
            create table if not exists app_account (
              id varchar(40) not null primary key,
              email varchar(254) not null,
              email_key varchar(254) not null unique,
              name varchar(200) not null,
              password varchar(200) not null,
              created_at bigint not null)""", """
            create table if not exists app_sign_up (
              token_hash varchar(64) not null primary key,
              email varchar(254) not null,
              name varchar(200) not null,
              password varchar(200) not null,
              expires_at bigint not null)""", """
            create table if not exists app_session (
              cookie_hash varchar(64) not null primary key,
              account varchar(40) not null,
              expires_at bigint not null)""");

    private static final ThreadLocal<@Nullable Transaction> CURRENT = new ThreadLocal<>();

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(new ConnectionFactory() {
            @Override
            public Connection openConnection() throws SQLException {
                return connection();
            }

            @Override
            public void closeConnection(Connection connection) throws SQLException {
                release(connection);
            }
        });
        // Jdbi would put addresses and password hashes into the messages of its exceptions.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /** Opens the database and makes the tables that are missing. */
    public static Database open(String url, @Nullable String user, @Nullable String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        // the level that Muster asks for where it takes part in a transaction
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        HikariDataSource pool = new HikariDataSource(config);
        try {
            JdbcSchema.migrate(pool);
            Database database = new Database(pool);
            database.rows(handle -> {
                TABLES.forEach(handle::execute);
                return null;
            });
            return database;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Does all of this in one transaction, or nothing of it. */
    public <T> T together(Supplier<T> work) {
        Transaction transaction = new Transaction();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            transaction.connection = connection;
            CURRENT.set(transaction);
            try {
                T answer = work.get();
                connection.commit();
                CURRENT.remove();
                transaction.afterCommit.forEach(Runnable::run);
                return answer;
            } finally {
                CURRENT.remove();
                connection.rollback(); // does nothing after the commit
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the transaction failed", e);
        }
    }

    /** Reads or writes rows of the application's own, in the transaction that this thread is in if there is one. */
    <T extends @Nullable Object> T rows(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    @Override
    public Connection connection() throws SQLException {
        Transaction transaction = CURRENT.get();
        return transaction == null || transaction.connection == null ? pool.getConnection() : transaction.connection;
    }

    @Override
    public void release(Connection connection) throws SQLException {
        Transaction transaction = CURRENT.get();
        if (transaction == null || !connection.equals(transaction.connection)) {
            connection.close();
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        Transaction transaction = CURRENT.get();
        if (transaction == null) {
            action.run();
        } else {
            transaction.afterCommit.add(action);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static final class Transaction {
        private @Nullable Connection connection;
        private final List<Runnable> afterCommit = new ArrayList<>();
    }
}
