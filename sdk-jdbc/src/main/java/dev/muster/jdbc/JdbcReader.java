package dev.muster.jdbc;

import dev.muster.jdbc.TeamQueries.Found;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.spi.HistoryReads;
import dev.muster.spi.InviteReads;
import dev.muster.spi.MemberReads;
import dev.muster.spi.Reader;
import dev.muster.spi.RoleReads;
import org.jspecify.annotations.Nullable;

/** One team as of the rev that it had when this was made. */
final class JdbcReader implements Reader {

    private final Sql sql;
    private final TeamId id;
    private final @Nullable Team team;
    private final MemberReads members;
    private final InviteReads invites;
    private final RoleReads roles;
    private final HistoryReads history;

    JdbcReader(Sql sql, TeamId id) {
        this.sql = sql;
        this.id = id;
        Found found = TeamQueries.find(sql, id);
        this.team = found == null ? null : found.team();
        this.members = new MemberQueries(sql, id);
        this.invites = new InviteQueries(sql, id);
        this.roles = new RoleQueries(sql, id, () -> found != null && found.ownRoles());
        this.history = new HistoryQueries(sql, id);
    }

    /** Whether the team was changed since: then what was read may not belong together. */
    boolean hasMoved() {
        return TeamQueries.rev(sql, id) != (team == null ? TeamQueries.NO_REV : team.rev());
    }

    @Override
    public @Nullable Team team() {
        return team;
    }

    @Override
    public boolean committed() {
        return !sql.isJoined();
    }

    @Override
    public MemberReads members() {
        return members;
    }

    @Override
    public InviteReads invites() {
        return invites;
    }

    @Override
    public RoleReads roles() {
        return roles;
    }

    @Override
    public HistoryReads history() {
        return history;
    }
}
