package dev.muster.jdbc;

import dev.muster.model.Team;
import dev.muster.model.TeamId;
import org.jspecify.annotations.Nullable;

/** The rows of teams. */
final class TeamQueries {

    /** The rev of a team that is not there. */
    static final long NO_REV = -1;

    private TeamQueries() {}

    static @Nullable Team find(Sql sql, TeamId team) {
        return sql.first(
                "select " + TeamRow.COLUMNS + " from muster_team where id = ?",
                Parameters.of(team),
                row -> TeamRow.read(row, ""));
    }

    static long rev(Sql sql, TeamId team) {
        Long rev = sql.first("select rev from muster_team where id = ?", Parameters.of(team), row -> row.number("rev"));
        return rev == null ? NO_REV : rev;
    }

    static @Nullable TeamId withSlug(Sql sql, String slug) {
        return sql.first(
                "select id from muster_team where slug = ?", Parameters.of(slug), row -> new TeamId(row.uuid("id")));
    }
}
