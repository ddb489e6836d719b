package dev.muster.spi;

import dev.muster.model.RoleId;

/** The roles of the team that is being changed. */
public interface RoleStore extends RoleReads {

    /** @throws Storage.TransientConflict here or at the commit, if the id or the {@link StoredRole#nameKey} is taken */
    void insert(StoredRole role);

    /**
     * Writes all of it.
     *
     * @throws Storage.TransientConflict here or at the commit, if there is no such role, or the
     *     {@link StoredRole#nameKey} is taken
     */
    void update(StoredRole role);

    /** @throws Storage.TransientConflict here or at the commit, if there is no such role */
    void delete(RoleId role);
}
