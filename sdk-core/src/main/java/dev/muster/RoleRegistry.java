package dev.muster;

import dev.muster.internal.role.Roles;
import dev.muster.model.Actor;
import dev.muster.model.MusterException;
import dev.muster.model.Role;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import java.util.List;

/** The roles of a team. Needs {@code members:read}. */
public final class RoleRegistry {

    private final Roles roles;

    RoleRegistry(Roles roles) {
        this.roles = roles;
    }

    /** All roles that the team can use, the owner role first. */
    public List<Role> list(Actor actor, TeamId team) {
        return roles.list(actor, team);
    }

    /**
     * One role.
     *
     * @throws MusterException ROLE_NOT_FOUND
     */
    public Role get(Actor actor, TeamId team, RoleId role) {
        return roles.get(actor, team, role);
    }

    /**
     * The roles that this actor may give for good, by an invite or to a member: what a drop-down offers. Judged by the
     * very rule of the giving; empty for who may give none.
     */
    public List<Role> assignableRoles(Actor actor, TeamId team) {
        return roles.assignable(actor, team);
    }
}
