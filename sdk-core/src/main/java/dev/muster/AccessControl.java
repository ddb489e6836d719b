package dev.muster;

import dev.muster.internal.access.Checks;
import dev.muster.model.MusterException;
import dev.muster.model.Permission;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.Set;

/**
 * May this user do that in this team? The answer is no for who is not in the team, for suspended members, for grants that
 * have ended, for permissions that are not declared, and in suspended and deleted teams, of which suspended ones still
 * allow {@code members:read} and {@code history:read}.
 */
public final class AccessControl {

    private final Checks checks;

    AccessControl(Checks checks) {
        this.checks = checks;
    }

    public boolean can(UserId user, TeamId team, Permission permission) {
        return checks.can(user, team, permission);
    }

    /**
     * Does nothing if they may.
     *
     * @throws MusterException PERMISSION_MISSING; TEAM_NOT_FOUND if they are not in the team
     */
    public void require(UserId user, TeamId team, Permission permission) {
        checks.require(user, team, permission);
    }

    /** All that they may do, in the order of the catalogue; empty for who is not in the team. */
    public Set<Permission> permissionsOf(UserId user, TeamId team) {
        return checks.permissionsOf(user, team);
    }
}
