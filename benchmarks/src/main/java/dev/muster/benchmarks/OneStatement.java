package dev.muster.benchmarks;

import dev.muster.model.TeamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** The limit: the same rows in one data-modifying statement, which commits itself. No lock on the team and no check. */
final class OneStatement implements Contestant {

    private static final String SEND = "with i as (" + Rows.INVITE + "), r as (" + Rows.INVITE_ROLE + "), o as ("
            + Rows.OUTBOX + ") " + Rows.EVENT;
    private static final String ACCEPT = "with i as (update muster_invite set status = 'ACCEPTED', ended_at = ?,"
            + " accepted_by = ?, pending_email = null, pending_order = null"
            + " where team_id = ? and id = ? and status = 'PENDING'), m as (" + Rows.MEMBER + "), r as ("
            + Rows.MEMBER_ROLE + ") " + Rows.EVENT;

    private final DataSource pool;
    private final List<TeamId> teams;
    private final Map<String, String> invites = new ConcurrentHashMap<>();
    private final AtomicLong revs = new AtomicLong(1);

    OneStatement(DataSource pool, int teams) {
        this.pool = pool;
        this.teams = WithMuster.teams(pool, teams);
    }

    @Override
    public String name() {
        return "one statement";
    }

    @Override
    public void send(int team, String address) throws SQLException {
        String id = UUID.randomUUID().toString();
        String teamId = teams.get(team).toString();
        long now = System.currentTimeMillis();
        List<Object> values = new ArrayList<>(Rows.invite(teamId, id, address, now));
        values.addAll(List.of(teamId, id));
        values.addAll(List.of(UUID.randomUUID().toString(), teamId, id, now));
        values.addAll(Rows.event(teamId, revs.incrementAndGet(), now, "INVITE_SENT", address, id));
        execute(SEND, values);
        invites.put(address, id);
    }

    @Override
    public void accept(int team, String address) throws SQLException {
        String id = Objects.requireNonNull(invites.remove(address), "invite");
        String teamId = teams.get(team).toString();
        String user = "user-" + address;
        long now = System.currentTimeMillis();
        List<Object> values = new ArrayList<>(List.of(now, user, teamId, id));
        values.addAll(List.of(teamId, user, address, address, now));
        values.addAll(List.of(teamId, user));
        values.addAll(Rows.event(teamId, revs.incrementAndGet(), now, "MEMBER_JOINED", user, id));
        execute(ACCEPT, values);
    }

    private void execute(String sql, List<Object> values) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Rows.bind(statement, values);
            if (statement.executeUpdate() != 1) {
                throw new SQLException("not one row");
            }
        }
    }
}
