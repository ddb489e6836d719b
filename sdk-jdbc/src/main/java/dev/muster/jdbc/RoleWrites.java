package dev.muster.jdbc;

import dev.muster.jdbc.Writes.Table;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import dev.muster.spi.RoleStore;
import dev.muster.spi.StoredRole;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The roles of the team that is being changed. */
final class RoleWrites extends RoleQueries implements RoleStore {

    private static final String INSERT =
            "insert into muster_role (" + RoleRow.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "update muster_role set name = ?, name_key = ?, description = ?,"
            + " permissions = ?, includes = ?, status = ?, rev = ? where team_id = ? and id = ?";
    private static final String DELETE = "delete from muster_role where team_id = ? and id = ?";
    private static final String NO_ROLE = "there is no such role";

    private final Sql sql;
    private final Writes writes;
    private @Nullable Answer<List<StoredRole>> fetched;

    RoleWrites(Sql sql, TeamId team, Writes writes, BooleanSupplier any) {
        super(sql, team, any);
        this.sql = sql;
        this.writes = writes;
    }

    /** Has them come along with the touch: every change asks what somebody may do. */
    void fetch(Trip trip) {
        fetched = trip.ask(every());
    }

    @Override
    public List<StoredRole> all() {
        sql.requireReadable();
        return fetched == null ? super.all() : fetched.get();
    }

    @Override
    public void insert(StoredRole role) {
        Own.require(team(), role.team());
        writes.add(Table.ROLE, INSERT, RoleRow.all(role));
    }

    @Override
    public void update(StoredRole role) {
        Own.require(team(), role.team());
        writes.addOne(Table.ROLE, UPDATE, RoleRow.changing(role).text(team()).text(role.id()), NO_ROLE);
    }

    @Override
    public void delete(RoleId role) {
        writes.addOne(Table.ROLE, DELETE, Parameters.of(team(), role), NO_ROLE);
    }
}
