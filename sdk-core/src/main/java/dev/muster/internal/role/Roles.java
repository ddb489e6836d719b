package dev.muster.internal.role;

import dev.muster.internal.change.Gate;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.NewGrant;
import dev.muster.model.Role;
import dev.muster.model.RoleId;
import dev.muster.model.RoleStatus;
import dev.muster.model.TeamId;
import java.util.List;
import java.util.Objects;

/** The roles of a team, and which of them one may give. */
public final class Roles {

    /** By each of these roles are given. */
    private static final List<Operation> GIVING =
            List.of(Operation.SEND_INVITE, Operation.EDIT_MEMBER, Operation.HANDLE_INVITE);

    private final Gate gate;

    public Roles(Gate gate) {
        this.gate = gate;
    }

    public List<Role> list(Actor actor, TeamId team) {
        return gate.read(actor, team, view -> {
            view.require(Operation.SEE_ROLES);
            return view.roles().all();
        });
    }

    public Role get(Actor actor, TeamId team, RoleId role) {
        Objects.requireNonNull(role, "role");
        return gate.read(actor, team, view -> {
            view.require(Operation.SEE_ROLES);
            return view.roles().require(role);
        });
    }

    /** By the very rule that judges the giving. */
    public List<Role> assignable(Actor actor, TeamId team) {
        return gate.read(actor, team, view -> {
            view.require(Operation.SEE_ROLES);
            if (GIVING.stream().noneMatch(view.standing()::may)) {
                return List.of();
            }
            return view.roles().all().stream()
                    .filter(role -> role.status() == RoleStatus.ACTIVE)
                    .filter(role -> Ceiling.refusal(
                                    view.standing(),
                                    view.roles(),
                                    List.of(NewGrant.of(role.id())),
                                    List.of(),
                                    view.now())
                            == null)
                    .toList();
        });
    }
}
