package dev.muster.inmemory;

import dev.muster.model.RoleId;
import dev.muster.spi.RoleStore;
import dev.muster.spi.StoredRole;

/** The roles of the team that is being changed. */
final class RoleWrites extends RoleView implements RoleStore {

    private final Writes writes;

    RoleWrites(Writes writes, RoleRows rows) {
        super(writes.scope(), rows);
        this.writes = writes;
    }

    @Override
    public void insert(StoredRole role) {
        writes.add(role.team(), draft -> draft.roles(rows -> rows.insert(role)));
    }

    @Override
    public void update(StoredRole role) {
        writes.add(role.team(), draft -> draft.roles(rows -> rows.update(role)));
    }

    @Override
    public void delete(RoleId role) {
        writes.add(writes.team(), draft -> draft.roles(rows -> rows.delete(role)));
    }
}
