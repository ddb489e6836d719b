package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A host that has users of its own and plain JDBC: one transaction at a time, on one connection. */
final class PlainHost implements HostTransactions, AutoCloseable {

    private final Connection connection;
    private final List<Runnable> afterCommit = new ArrayList<>();

    PlainHost(DataSource pool) throws SQLException {
        connection = pool.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists host_user (id varchar(200) not null primary key)");
        }
    }

    void begin(int isolation) throws SQLException {
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(false);
    }

    void insertUser(String id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into host_user (id) values (?)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }

    boolean hasUser(String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from host_user where id = ?")) {
            query.setString(1, id);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
        List<Runnable> actions = List.copyOf(afterCommit);
        afterCommit.clear();
        actions.forEach(Runnable::run);
    }

    void rollback() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        afterCommit.clear();
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
