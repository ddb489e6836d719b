package dev.muster.jdbc;

import dev.muster.model.TeamId;
import dev.muster.spi.RoleReads;
import dev.muster.spi.StoredRole;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The roles of one team's own. */
class RoleQueries implements RoleReads {

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
        return any.getAsBoolean()
                ? sql.all(
                        "select " + RoleRow.COLUMNS + " from muster_role where team_id = ?",
                        Parameters.of(team),
                        RoleRow::read)
                : List.of();
    }
}
