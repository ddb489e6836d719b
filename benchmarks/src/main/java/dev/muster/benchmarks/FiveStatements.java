package dev.muster.benchmarks;

import dev.muster.model.TeamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The least that a correct program does by hand: lock the team, four writes, commit. It checks neither the actor nor the
 * roles nor the link, and keeps one event, with no details.
 */
final class FiveStatements implements Contestant {

    private static final String LOCK = "select rev from muster_team where id = ? for update";
    private static final String ACCEPT = "update muster_invite set status = 'ACCEPTED', ended_at = ?, accepted_by = ?,"
            + " pending_email = null, pending_order = null where team_id = ? and id = ? and status = 'PENDING'";

    private final DataSource pool;
    private final List<TeamId> teams;
    private final Map<String, String> invites = new ConcurrentHashMap<>();
    private final AtomicLong revs = new AtomicLong(1);

    FiveStatements(DataSource pool, int teams) {
        this.pool = pool;
        this.teams = WithMuster.teams(pool, teams);
    }

    @Override
    public String name() {
        return "five statements";
    }

    @Override
    public void send(int team, String address) throws SQLException {
        String id = UUID.randomUUID().toString();
        String teamId = teams.get(team).toString();
        long now = System.currentTimeMillis();
        inTransaction(teamId, connection -> {
            one(connection, Rows.INVITE, Rows.invite(teamId, id, address, now));
            one(connection, Rows.INVITE_ROLE, List.of(teamId, id));
            one(connection, Rows.OUTBOX, List.of(UUID.randomUUID().toString(), teamId, id, now));
            one(connection, Rows.EVENT, Rows.event(teamId, revs.incrementAndGet(), now, "INVITE_SENT", address, id));
        });
        invites.put(address, id);
    }

    @Override
    public void accept(int team, String address) throws SQLException {
        String id = Objects.requireNonNull(invites.remove(address), "invite");
        String teamId = teams.get(team).toString();
        String user = "user-" + address;
        long now = System.currentTimeMillis();
        inTransaction(teamId, connection -> {
            one(connection, ACCEPT, List.of(now, user, teamId, id));
            one(connection, Rows.MEMBER, List.of(teamId, user, address, address, now));
            one(connection, Rows.MEMBER_ROLE, List.of(teamId, user));
            one(connection, Rows.EVENT, Rows.event(teamId, revs.incrementAndGet(), now, "MEMBER_JOINED", user, id));
        });
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void inTransaction(String team, Work work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection, team);
                work.on(connection);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
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

    private static void one(Connection connection, String sql, List<Object> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Rows.bind(statement, values);
            if (statement.executeUpdate() != 1) {
                throw new SQLException("not one row");
            }
        }
    }
}
