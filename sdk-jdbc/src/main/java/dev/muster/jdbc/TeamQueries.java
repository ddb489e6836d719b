package dev.muster.jdbc;

import dev.muster.model.Team;
import dev.muster.model.TeamId;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of teams. */
final class TeamQueries {

    /** The rev of a team that is not there. */
    static final long NO_REV = -1;

    /** All of a team, and whether it has roles of its own. */
    static final String COLUMNS = TeamRow.COLUMNS + ", case when exists (select 1 from muster_role"
            + " where muster_role.team_id = muster_team.id) then 1 else 0 end as own_roles";

    private TeamQueries() {}

    static @Nullable Found find(Sql sql, TeamId team) {
        return sql.ask(withId(team)).stream().findFirst().orElse(null);
    }

    static Question<List<Found>> withId(TeamId team) {
        return Sql.allOf("select " + COLUMNS + " from muster_team where id = ?", Parameters.of(team), Found::read);
    }

    /** @param ownRoles whether the team has roles of its own, which spares the others a query */
    record Found(Team team, boolean ownRoles) {

        static Found read(Row row) throws SQLException {
            return new Found(TeamRow.read(row, ""), row.number("own_roles") > 0);
        }
    }

    static long rev(Sql sql, TeamId team) {
        return sql.ask(rev(team));
    }

    static Question<Long> rev(TeamId team) {
        return new Question<>(
                "select rev from muster_team where id = ?",
                Parameters.of(team),
                rows -> rows.next() ? rows.getLong("rev") : NO_REV);
    }

    static @Nullable TeamId withSlug(Sql sql, String slug) {
        return sql.first(
                "select id from muster_team where slug = ?", Parameters.of(slug), row -> new TeamId(row.uuid("id")));
    }
}
