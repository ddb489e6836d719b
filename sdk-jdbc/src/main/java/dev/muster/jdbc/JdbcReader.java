package dev.muster.jdbc;

import dev.muster.jdbc.TeamQueries.Found;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.spi.AnswerReads;
import dev.muster.spi.HistoryReads;
import dev.muster.spi.InviteReads;
import dev.muster.spi.MemberReads;
import dev.muster.spi.Reader;
import dev.muster.spi.RoleReads;
import org.jspecify.annotations.Nullable;

/** One team as of the rev that it had when it was first asked for. */
final class JdbcReader implements Reader {

    private final Sql sql;
    private final TeamId id;
    private @Nullable Found team;
    private boolean teamKnown;
    private boolean teamFirst;
    private final MemberReads members;
    private final InviteReads invites;
    private final RoleReads roles;
    private final HistoryReads history;
    private final AnswerReads answers;

    JdbcReader(Sql sql, TeamId id) {
        this.sql = sql;
        this.id = id;
        this.members = new MemberQueries(sql, id);
        this.invites = new InviteQueries(sql, id);
        this.roles = new RoleQueries(sql, id, this::hasOwnRoles);
        this.history = new HistoryQueries(sql, id);
        this.answers = new AnswerQueries(sql, id);
    }

    /** Whether what was read may not belong together, because the team was changed meanwhile. One question is of one moment. */
    boolean hasMoved() {
        if (sql.asked() <= 1) {
            return false;
        }
        return !teamFirst
                || TeamQueries.rev(sql, id)
                        != (team == null ? TeamQueries.NO_REV : team.team().rev());
    }

    @Override
    public @Nullable Team team() {
        Found found = found();
        return found == null ? null : found.team();
    }

    private boolean hasOwnRoles() {
        Found found = found();
        return found != null && found.ownRoles();
    }

    private @Nullable Found found() {
        if (!teamKnown) {
            teamFirst = sql.asked() == 0;
            team = TeamQueries.find(sql, id);
            teamKnown = true;
        }
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

    @Override
    public AnswerReads answers() {
        return answers;
    }
}
