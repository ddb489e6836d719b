package dev.muster.jdbc;

import dev.muster.model.TeamId;
import dev.muster.spi.RoleReads;
import dev.muster.spi.StoredRole;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The roles of one team's own. */
class RoleQueries implements RoleReads {

    private static final String ALL = "select " + RoleRow.COLUMNS + " from muster_role where team_id = ?";

    private final Sql sql;
    private final TeamId team;
    private final BooleanSupplier any;

    /** @param any whether there are any, which the team's row has told already */
    RoleQueries(Sql sql, TeamId team, BooleanSupplier any) {
        this.sql = sql;
        this.team = team;
        this.any = any;
    }

    final TeamId team() {
        return team;
    }

    @Override
    public List<StoredRole> all() {
        return any.getAsBoolean() ? sql.ask(every()) : List.of();
    }

    final Question<List<StoredRole>> every() {
        return Sql.allOf(ALL, Parameters.of(team), RoleRow::read);
    }
}
