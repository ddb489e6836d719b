package dev.muster.jdbc;

import dev.muster.jdbc.TeamQueries.Found;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.spi.AnswerReads;
import dev.muster.spi.HistoryReads;
import dev.muster.spi.InviteReads;
import dev.muster.spi.MemberReads;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.Reader;
import dev.muster.spi.RoleReads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One team as of the rev that it had when it was first asked for. */
final class JdbcReader implements Reader {

    private final Sql sql;
    private final TeamId id;
    private @Nullable Found team;
    private boolean teamKnown;
    private boolean teamFirst;
    /** The rev at the end of the trip that fetched; null without one. */
    private @Nullable Long fetchedTo;

    private final MemberQueries members;
    private final InviteQueries invites;
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

    /** Where that saves waits, has what will be read come on one trip, with the rev before and after it. */
    void fetch(ReadAhead ahead) {
        if (!sql.dialect().sendsManyAtOnce() || ahead.equals(ReadAhead.NOTHING)) {
            return;
        }
        Trip trip = sql.trip();
        Answer<List<Found>> found = trip.ask(TeamQueries.withId(id));
        invites.fetch(ahead, trip);
        members.fetch(ahead, trip);
        Answer<Long> rev = trip.ask(TeamQueries.rev(id));
        sql.make(trip);
        team = found.get().stream().findFirst().orElse(null);
        teamKnown = true;
        teamFirst = true;
        fetchedTo = rev.get();
    }

    /** Whether what was read may not belong together, because the team was changed meanwhile. One question is of one moment. */
    boolean hasMoved() {
        if (fetchedTo == null && sql.asked() <= 1) {
            return false;
        }
        long last = fetchedTo != null && sql.asked() == 0 ? fetchedTo : TeamQueries.rev(sql, id);
        return !teamFirst
                || last != (team == null ? TeamQueries.NO_REV : team.team().rev());
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
