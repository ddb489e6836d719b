package dev.muster.benchmarks;

import dev.muster.model.TeamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Writes the rows of a change without asking whether it may be. How they are written is the contestants' difference. */
abstract class ByHand implements Contestant {

    private final DataSource pool;
    private final List<TeamId> teams;
    private final Map<String, String> invites = new ConcurrentHashMap<>();
    private final AtomicLong revs = new AtomicLong(1);

    ByHand(DataSource pool, int teams) {
        this.pool = pool;
        this.teams = WithMuster.teams(pool, teams);
    }

    @Override
    public final void send(int team, String address) throws SQLException {
        String id = UUID.randomUUID().toString();
        String teamId = teams.get(team).toString();
        write(teamId, Rows.sent(teamId, id, address, revs.incrementAndGet(), System.currentTimeMillis()));
        invites.put(address, id);
    }

    @Override
    public final void accept(int team, String address) throws SQLException {
        String id = Objects.requireNonNull(invites.remove(address), "invite");
        String teamId = teams.get(team).toString();
        write(teamId, Rows.accepted(teamId, id, address, revs.incrementAndGet(), System.currentTimeMillis()));
    }

    private void write(String team, List<Rows.Write> writes) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            write(connection, team, writes);
        }
    }

    /** Commits all of it, each of which writes one row. */
    abstract void write(Connection connection, String team, List<Rows.Write> writes) throws SQLException;

    static void one(Connection connection, String sql, List<Object> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int position = 1;
            for (Object value : values) {
                if (value instanceof Long number) {
                    statement.setLong(position++, number);
                } else {
                    statement.setString(position++, value.toString());
                }
            }
            if (statement.executeUpdate() != 1) {
                throw new SQLException("not one row");
            }
        }
    }
}
