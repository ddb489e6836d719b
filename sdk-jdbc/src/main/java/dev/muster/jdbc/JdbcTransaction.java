package dev.muster.jdbc;

import dev.muster.jdbc.TeamQueries.Found;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.spi.HistoryStore;
import dev.muster.spi.InviteStore;
import dev.muster.spi.MemberStore;
import dev.muster.spi.OutboxStore;
import dev.muster.spi.RoleStore;
import dev.muster.spi.TeamStore;
import dev.muster.spi.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of one team, whose row is locked. Reads at once, writes at the end. */
final class JdbcTransaction implements Transaction {

    private final Sql sql;
    private final TeamId id;
    private final Writes writes;
    private final TeamWrites teams;
    private final MemberWrites members;
    private final InviteWrites invites;
    private final RoleWrites roles;
    private final HistoryWrites history;
    private final OutboxWrites outbox;
    private @Nullable Found touched;

    /** @param there whether the touch found the team */
    JdbcTransaction(Sql sql, TeamId id, boolean there) {
        this.sql = sql;
        this.id = id;
        this.writes = new Writes(sql);
        this.members = new MemberWrites(sql, id, writes);
        this.invites = new InviteWrites(sql, id, writes);
        this.roles = new RoleWrites(sql, id, writes, this::hasOwnRoles);
        this.history = new HistoryWrites(sql, id, writes);
        this.outbox = new OutboxWrites(id, writes);
        this.teams = new TeamWrites(sql, id, writes, there, List.of(members.seen()::clear, invites::forget));
    }

    /** Writes what was held back. */
    void finish() {
        invites.finish();
        if (writes.any() && !teams.isThere()) {
            throw new IllegalStateException("There is no such team to write to: insert it first.");
        }
        writes.flush();
    }

    @Override
    public @Nullable Team team() {
        Found found = touched();
        return found == null ? null : found.team();
    }

    private boolean hasOwnRoles() {
        Found found = touched();
        return found != null && found.ownRoles();
    }

    private @Nullable Found touched() {
        if (touched == null && teams.isThere()) {
            touched = TeamQueries.find(sql, id);
        }
        return touched;
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
    public OutboxStore outbox() {
        return outbox;
    }
}
