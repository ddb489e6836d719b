package dev.muster;

import dev.muster.internal.access.Checks;
import dev.muster.internal.access.Rights;
import dev.muster.model.MusterException;
import dev.muster.model.Permission;
import java.util.Set;

/** What one user may do in one team, as of the moment when {@link AccessControl#of} was called. Immutable. */
public final class MemberAccess {

    private final Checks checks;
    private final Rights rights;

    MemberAccess(Checks checks, Rights rights) {
        this.checks = checks;
        this.rights = rights;
    }

    public boolean can(Permission permission) {
        return checks.can(rights, AccessControl.text(permission));
    }

    /** The same for a permission in text; no for what is none. */
    public boolean can(String permission) {
        return checks.can(rights, AccessControl.text(permission));
    }

    /**
     * Does nothing if they may.
     *
     * @throws MusterException PERMISSION_MISSING; TEAM_NOT_FOUND if they are not in the team
     */
    public void require(Permission permission) {
        checks.require(rights, AccessControl.text(permission));
    }

    /** All that they may do, in the order of the catalogue. */
    public Set<Permission> permissions() {
        return checks.permissions(rights);
    }

    /** Whether they are in the team, be it suspended. */
    public boolean isInTeam() {
        return rights.isInTeam();
    }
}
