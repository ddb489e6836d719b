package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The host's transactions, as far as a storage that {@linkplain JdbcStorage#joining(HostTransactions) takes part} in
 * them has to know. With Spring:
 *
 * <pre>{@code
 * class SpringTransactions implements HostTransactions {
 *     public Connection connection() {
 *         return DataSourceUtils.getConnection(dataSource);
 *     }
 *     public void release(Connection connection) {
 *         DataSourceUtils.releaseConnection(connection, dataSource);
 *     }
 *     public void afterCommit(Runnable action) {
 *         TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
 *             public void afterCommit() {
 *                 outside.executeWithoutResult(status -> action.run());
 *             }
 *         });
 *     }
 * }
 * }</pre>
 *
 * where {@code outside} is a {@code TransactionTemplate} with {@code PROPAGATION_NOT_SUPPORTED}: Spring keeps the
 * connection of a transaction that it has committed until all has been told of it, and what a listener changed on it
 * would be no part of any transaction.
 */
public interface HostTransactions {

    /** The connection of the transaction that the calling thread is in; or one in auto-commit mode if it is in none. */
    Connection connection() throws SQLException;

    /** Called when one call of Muster is through with a connection. By default it stays as it is. */
    default void release(Connection connection) throws SQLException {}

    /**
     * Has this run after the transaction that the calling thread is in has committed, and never if it is rolled back.
     * It tells listeners, which may use Muster: {@link #connection} must not hand out the committed transaction's any
     * more. And it wakes the delivery of mail. By default nobody can tell, and it is not run. A savepoint of the host's own
     * that is rolled back takes back what it was told of, and it is run all the same: call Muster outside of those.
     */
    default void afterCommit(Runnable action) {}

    /** On a data source that hands out the transaction's connection and does not end it when that is closed. */
    static HostTransactions of(DataSource dataSource) {
        Objects.requireNonNull(dataSource, "dataSource");
        return new HostTransactions() {
            @Override
            public Connection connection() throws SQLException {
                return dataSource.getConnection();
            }

            @Override
            public void release(Connection connection) throws SQLException {
                connection.close();
            }
        };
    }
}
