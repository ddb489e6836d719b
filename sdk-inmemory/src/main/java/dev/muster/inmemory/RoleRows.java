package dev.muster.inmemory;

import dev.muster.model.RoleId;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredRole;

/**
 * The roles of one team's own.
 *
 * @param byId the rows
 * @param byName which role has a name, by the name's key
 */
record RoleRows(SortedRows<RoleId, StoredRole> byId, SortedRows<String, RoleId> byName) {

    static final RoleRows NONE = new RoleRows(SortedRows.by(KeyOrder.ROLES), SortedRows.by(String::compareTo));

    RoleRows insert(StoredRole role) {
        if (byId.has(role.id())) {
            throw new TransientConflict("there is a role with this id already", null);
        }
        return named(role);
    }

    RoleRows update(StoredRole role) {
        return delete(role.id()).named(role);
    }

    RoleRows delete(RoleId id) {
        StoredRole role = byId.get(id);
        if (role == null) {
            throw new TransientConflict("there is no such role", null);
        }
        return new RoleRows(byId.without(id), byName.without(role.nameKey()));
    }

    private RoleRows named(StoredRole role) {
        if (byName.has(role.nameKey())) {
            throw new TransientConflict("another role has this name", null);
        }
        return new RoleRows(byId.with(role.id(), role), byName.with(role.nameKey(), role.id()));
    }
}
