package dev.muster.jdbc;

import dev.muster.model.Team;
import dev.muster.model.TeamId;
import org.jspecify.annotations.Nullable;

/** The rows of teams. */
final class TeamQueries {

    /** The rev of a team that is not there. */
    static final long NO_REV = -1;

    private static final String ROLES = "case when exists (select 1 from muster_role"
            + " where muster_role.team_id = muster_team.id) then 1 else 0 end as own_roles";

    private TeamQueries() {}

    static @Nullable Found find(Sql sql, TeamId team) {
        return sql.first(
                "select " + TeamRow.COLUMNS + ", " + ROLES + " from muster_team where id = ?",
                Parameters.of(team),
                row -> new Found(TeamRow.read(row, ""), row.number("own_roles") > 0));
    }

    /** @param ownRoles whether the team has roles of its own, which spares the others a query */
    record Found(Team team, boolean ownRoles) {}

    static long rev(Sql sql, TeamId team) {
        Long rev = sql.first("select rev from muster_team where id = ?", Parameters.of(team), row -> row.number("rev"));
        return rev == null ? NO_REV : rev;
    }

    static @Nullable TeamId withSlug(Sql sql, String slug) {
        return sql.first(
                "select id from muster_team where slug = ?", Parameters.of(slug), row -> new TeamId(row.uuid("id")));
    }
}
