package dev.muster;

import dev.muster.internal.plan.Plans;
import dev.muster.internal.role.DeleteRole;
import dev.muster.internal.role.Drift;
import dev.muster.internal.role.Roles;
import dev.muster.internal.role.TeamRoles;
import dev.muster.model.Actor;
import dev.muster.model.Impact;
import dev.muster.model.InvalidValueException;
import dev.muster.model.MusterException;
import dev.muster.model.NewRole;
import dev.muster.model.Page;
import dev.muster.model.Plan;
import dev.muster.model.Role;
import dev.muster.model.RoleDrift;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import dev.muster.model.RoleStatus;
import dev.muster.model.Slice;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The roles of a team: those of the code, the same in all teams and fixed at run time, and those of its own. Looking
 * needs {@code members:read}; making, editing, retiring and deleting need {@code roles:manage}, and all that the role
 * gives before and after, so that nobody comes by more than they have, be it through roles that include each other.
 *
 * <p>Unknown roles and those of other teams answer {@link MusterException.Reason#ROLE_NOT_FOUND}.
 */
public final class RoleRegistry {

    private final Roles roles;
    private final TeamRoles making;
    private final DeleteRole deleting;
    private final Plans plans;
    private final Drift drift;

    RoleRegistry(Roles roles, TeamRoles making, DeleteRole deleting, Plans plans, Drift drift) {
        this.roles = roles;
        this.making = making;
        this.deleting = deleting;
        this.plans = plans;
        this.drift = drift;
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
     * The roles that this actor may give for good, by an invite of their own ({@code members:invite}), by editing that of
     * somebody else ({@code invites:manage}) or a member ({@code members:update}): what a drop-down offers. Judged by the
     * very rule of the giving; empty for who has none of the three. Like all looking it needs {@code members:read}, without
     * which roles may be given, but not be offered.
     */
    public List<Role> assignableRoles(Actor actor, TeamId team) {
        return roles.assignable(actor, team);
    }

    /**
     * Makes a role of the team's own.
     *
     * @throws MusterException CEILING_EXCEEDED, ROLE_NAME_TAKEN, ROLE_NOT_FOUND and ROLE_RETIRED for an included one,
     *     ROLES_EXHAUSTED, TEAM_SUSPENDED
     * @throws InvalidValueException if a permission is not declared
     */
    public Role make(Actor actor, TeamId team, NewRole role) {
        return making.make(actor, team, role);
    }

    /**
     * Makes a role with what another one holds and includes, be that one of the code; what is no longer declared or there
     * is left out. Throws what {@link #make} does.
     */
    public Role copy(Actor actor, TeamId team, RoleId role, String name) {
        return making.copy(actor, team, role, name);
    }

    /**
     * Edits name, description, permissions and included roles of a role of the team's own in one change, which reaches
     * all its holders at once.
     *
     * @return the role as it is now; if nothing was changed, with the rev it had
     * @throws MusterException CEILING_EXCEEDED, ROLE_NAME_TAKEN, ROLE_IN_CODE, ROLE_CYCLE, STALE_REV; ROLE_NOT_FOUND and
     *     ROLE_RETIRED for an included one, too
     * @throws InvalidValueException if a new permission is not declared
     */
    public Role edit(Actor actor, TeamId team, RoleId role, RoleEdit edit) {
        return making.edit(actor, team, role, edit);
    }

    /**
     * Retires a role of the team's own: it stays where it is, open invites included, and is not newly given. Doing it
     * twice changes nothing.
     *
     * @throws MusterException CEILING_EXCEEDED, ROLE_IN_CODE
     */
    public Role retire(Actor actor, TeamId team, RoleId role) {
        return making.status(actor, team, role, RoleStatus.RETIRED);
    }

    /** Lets a retired role be given again, under the same conditions. */
    public Role restore(Actor actor, TeamId team, RoleId role) {
        return making.status(actor, team, role, RoleStatus.ACTIVE);
    }

    /**
     * Deletes a role of the team's own. Holders, and open and expired invites, get the replacement for it in the same
     * change, with the same end; the actor then vouches for it, and needs all that it gives, also where nobody has the
     * role.
     *
     * @param replacement null if nobody has the role
     * @throws MusterException CEILING_EXCEEDED, OWNER_ONLY, ROLE_IN_CODE, ROLE_RETIRED for the replacement; ROLE_IN_USE
     *     without a replacement, and where other roles include it
     */
    public TeamEvent delete(Actor actor, TeamId team, RoleId role, @Nullable RoleId replacement) {
        return deleting.delete(actor, team, role, replacement);
    }

    /**
     * Who would gain or lose what, whose roles would be replaced, and which invites would end or give something else, be it
     * that nobody could vouch for them any more. Takes its turn among the team's changes, needs
     * and throws what the change itself does, and {@code members:read} since it names people; changes nothing. Policies are
     * not asked.
     */
    public Impact preview(Actor actor, TeamId team, Plan plan) {
        return plans.preview(actor, team, plan);
    }

    /**
     * Carries out what was looked at. All is judged again.
     *
     * @throws MusterException STALE_REV if the team was changed meanwhile in whatever part of it; what the change itself
     *     throws
     */
    public void apply(Actor actor, Impact impact) {
        plans.apply(actor, impact);
    }

    /**
     * Stored roles of all teams that refer to what the code of today does not know, or whose name a role of the code has
     * by now. System actors only.
     */
    public Slice<RoleDrift> drift(Actor actor, Page page) {
        return drift.list(actor, page);
    }
}
