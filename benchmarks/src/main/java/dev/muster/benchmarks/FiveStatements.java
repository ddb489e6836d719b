package dev.muster.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The least that a correct program does by hand: lock the team, four writes, commit. It checks neither the actor nor the
 * roles nor the link, and keeps one event, with no details.
 */
final class FiveStatements extends ByHand {

    private static final String LOCK = "select rev from muster_team where id = ? for update";

    FiveStatements(DataSource pool, int teams) {
        super(pool, teams);
    }

    @Override
    public String name() {
        return "five statements";
    }

    @Override
    void write(Connection connection, String team, List<Rows.Write> writes) throws SQLException {
        connection.setAutoCommit(false);
        try {
            lock(connection, team);
            for (Rows.Write write : writes) {
                one(connection, write.sql(), write.values());
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void lock(Connection connection, String team) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, team);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("no such team");
                }
            }
        }
    }
}
