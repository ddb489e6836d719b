package dev.muster.jdbc;

import dev.muster.jdbc.TeamQueries.Found;
import dev.muster.jdbc.Writes.Table;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.spi.TeamStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of the team that is being changed. */
final class TeamWrites implements TeamStore {

    private static final String TOUCH = "update muster_team set rev = rev + 1,"
            + " changed_at = case when changed_at < ? then ? else changed_at end where id = ?";
    private static final String TOUCH_AND_TELL = TOUCH + " returning " + TeamRow.COLUMNS;
    private static final String INSERT =
            "insert into muster_team (" + TeamRow.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "update muster_team set name = ?, order_key = ?, slug = ?, status = ?,"
            + " seats = ?, attributes = ? where id = ?";

    private final Sql sql;
    private final TeamId team;
    private final Writes writes;
    private final List<Runnable> forgetting;
    private boolean there;
    private @Nullable Team touched;
    private @Nullable Boolean ownRoles;

    /** @param forgetting what is to be done when the team's other rows are deleted */
    TeamWrites(Sql sql, TeamId team, Writes writes, List<Runnable> forgetting) {
        this.sql = sql;
        this.team = team;
        this.writes = writes;
        this.forgetting = forgetting;
    }

    /** The first statement of every change; waits for other changes of this team. */
    void touch(Instant at) {
        there = sql.update(TOUCH, touching(at)) > 0;
    }

    /** The same on a trip with others, which run after it. */
    Answer<List<Team>> touch(Instant at, Trip trip) {
        return trip.ask(Sql.allOf(TOUCH_AND_TELL, touching(at), row -> TeamRow.read(row, "")));
    }

    private Parameters touching(Instant at) {
        return new Parameters().moment(at).moment(at).text(team);
    }

    boolean isThere() {
        return there;
    }

    /** The team as the touch left it. */
    @Nullable
    Team touched() {
        if (touched == null && there) {
            find();
        }
        return touched;
    }

    void touched(@Nullable Team known) {
        touched = known;
        there = known != null;
    }

    boolean hasOwnRoles() {
        if (ownRoles == null && there) {
            find();
        }
        return Boolean.TRUE.equals(ownRoles);
    }

    private void find() {
        Found found = TeamQueries.find(sql, team);
        if (found != null) {
            touched = found.team();
            ownRoles = found.ownRoles();
        }
    }

    @Override
    public @Nullable TeamId withSlug(String slug) {
        return TeamQueries.withSlug(sql, slug);
    }

    @Override
    public void insert(Team inserted) {
        Own.require(team, inserted.id());
        writes.add(Table.TEAM, INSERT, TeamRow.all(inserted));
        there = true;
    }

    @Override
    public void update(Team updated) {
        Own.require(team, updated.id());
        // The touched row is locked, so it is there still.
        writes.add(Table.TEAM, UPDATE, TeamRow.changing(updated).text(team));
    }

    @Override
    public void clear() {
        forgetting.forEach(Runnable::run);
        clear(Table.OUTBOX, "muster_outbox");
        clear(Table.MEMBER, "muster_member");
        clear(Table.MEMBER_ROLE, "muster_member_role");
        clear(Table.INVITE, "muster_invite");
        clear(Table.INVITE_ROLE, "muster_invite_role");
        clear(Table.ROLE, "muster_role");
        clear(Table.ANSWER, "muster_answer");
    }

    private void clear(Table table, String name) {
        writes.drop(table);
        writes.add(table, "delete from " + name + " where team_id = ?", Parameters.of(team));
    }
}
