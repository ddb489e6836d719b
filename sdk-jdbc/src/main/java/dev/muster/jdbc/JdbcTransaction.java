package dev.muster.jdbc;

import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.spi.AnswerStore;
import dev.muster.spi.HistoryStore;
import dev.muster.spi.InviteStore;
import dev.muster.spi.MemberStore;
import dev.muster.spi.OutboxStore;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.RoleStore;
import dev.muster.spi.TeamStore;
import dev.muster.spi.Transaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of one team, whose row is locked. Reads at once, writes at the end. */
final class JdbcTransaction implements Transaction {

    private final Sql sql;
    private final Writes writes;
    private final TeamWrites teams;
    private final MemberWrites members;
    private final InviteWrites invites;
    private final RoleWrites roles;
    private final HistoryWrites history;
    private final AnswerWrites answers;
    private final OutboxWrites outbox;

    JdbcTransaction(Sql sql, TeamId id) {
        this.sql = sql;
        this.writes = new Writes(sql);
        this.members = new MemberWrites(sql, id, writes);
        this.invites = new InviteWrites(sql, id, writes);
        this.history = new HistoryWrites(sql, id, writes);
        this.answers = new AnswerWrites(sql, id, writes);
        this.outbox = new OutboxWrites(id, writes);
        this.teams = new TeamWrites(sql, id, writes, List.of(members::forget, invites::forget));
        this.roles = new RoleWrites(sql, id, writes, teams::hasOwnRoles);
    }

    /** Locks the team's row, before anything else. Where that saves a wait, what will be read comes along with it. */
    void touch(Instant at, ReadAhead ahead) {
        if (!sql.dialect().sendsManyAtOnce()) {
            teams.touch(at);
            return;
        }
        Trip trip = sql.trip();
        Answer<List<Team>> touched = teams.touch(at, trip);
        roles.fetch(trip);
        members.fetch(ahead, trip);
        invites.fetch(ahead, trip);
        sql.make(trip);
        teams.touched(touched.get().stream().findFirst().orElse(null));
    }

    /** Writes what was held back. */
    void finish() {
        members.finish();
        invites.finish();
        if (writes.any() && !teams.isThere()) {
            throw new IllegalStateException("There is no such team to write to: insert it first.");
        }
        writes.flush();
    }

    @Override
    public @Nullable Team team() {
        return teams.touched();
    }

    @Override
    public TeamStore teams() {
        return teams;
    }

    @Override
    public MemberStore members() {
        return members;
    }

    @Override
    public InviteStore invites() {
        return invites;
    }

    @Override
    public RoleStore roles() {
        return roles;
    }

    @Override
    public HistoryStore history() {
        return history;
    }

    @Override
    public AnswerStore answers() {
        return answers;
    }

    @Override
    public OutboxStore outbox() {
        return outbox;
    }
}
