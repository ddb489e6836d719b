package dev.muster.internal.plan;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Gate;
import dev.muster.internal.member.Members;
import dev.muster.internal.member.RemoveMember;
import dev.muster.internal.role.DeleteRole;
import dev.muster.internal.role.TeamRoles;
import dev.muster.internal.rules.Operation;
import dev.muster.internal.rules.Stale;
import dev.muster.model.Actor;
import dev.muster.model.Impact;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.Plan;
import dev.muster.model.TeamId;
import java.util.Objects;

/** Plans: what they would do, and doing it. */
public final class Plans {

    private final Gate gate;
    private final TeamRoles roles;
    private final PermissionCatalog catalog;

    public Plans(Gate gate, TeamRoles roles, PermissionCatalog catalog) {
        this.gate = gate;
        this.roles = roles;
        this.catalog = catalog;
    }

    /** Decided like the change itself, and refused like it; then forgotten. */
    public Impact preview(Actor actor, TeamId team, Plan plan) {
        Objects.requireNonNull(plan, "plan");
        return gate.change(actor, team, change -> {
            decide(change, plan);
            change.require(Operation.SEE_PEOPLE); // whom it would touch is told by name
            change.forget();
            return new Effects(change, catalog).of(plan);
        });
    }

    /** Refused unless the team is as it was when the impact was looked at. */
    public void apply(Actor actor, Impact impact) {
        Objects.requireNonNull(impact, "impact");
        gate.change(actor, impact.team(), change -> {
            // The touch has counted this change already.
            Stale.refuse(impact.rev(), change.rev() - 1);
            decide(change, impact.plan());
            return impact;
        });
    }

    private void decide(Change change, Plan plan) {
        if (plan instanceof Plan.EditRole edit) {
            roles.decideEdit(change, edit.role(), edit.edit());
        } else if (plan instanceof Plan.DeleteRole delete) {
            DeleteRole.decide(change, delete.role(), delete.replacement());
        } else if (plan instanceof Plan.SuspendMember suspend) {
            Members.decideSuspend(change, suspend.user());
        } else if (plan instanceof Plan.RemoveMember remove) {
            RemoveMember.decide(change, remove.user());
        }
    }
}
