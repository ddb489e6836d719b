package dev.muster.internal.access;

import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.model.Explanation;
import dev.muster.model.Explanation.Ground;
import dev.muster.model.Explanation.Verdict;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleGrant;
import dev.muster.model.TeamId;
import dev.muster.model.TeamStatus;
import dev.muster.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why somebody may or may not, read from the storage. */
public final class Explaining {

    private final Gate gate;
    private final PermissionCatalog catalog;

    public Explaining(Gate gate, PermissionCatalog catalog) {
        this.gate = gate;
        this.catalog = catalog;
    }

    public Explanation explain(UserId user, TeamId team, Permission permission) {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(permission, "permission");
        Explanation explanation = gate.peek(team, view -> {
            Member member = view.reader().members().find(user);
            return member == null ? null : explain(view, member, permission);
        });
        return explanation == null ? new Explanation(permission, Verdict.NOT_IN_TEAM, List.of()) : explanation;
    }

    private Explanation explain(View view, Member member, Permission permission) {
        List<Ground> present = new ArrayList<>();
        List<Ground> ended = new ArrayList<>();
        for (RoleGrant grant : member.roles()) {
            Ground ground = ground(view, grant, permission);
            if (ground != null) {
                (grant.activeAt(view.now()) ? present : ended).add(ground);
            }
        }
        List<Ground> grounds = present.isEmpty() ? ended : present;
        return new Explanation(permission, verdict(view, member, permission, present, ended), grounds);
    }

    private Verdict verdict(View view, Member member, Permission permission, List<Ground> present, List<Ground> ended) {
        if (!catalog.contains(permission)) {
            return Verdict.NOT_DECLARED;
        }
        if (present.isEmpty()) {
            return ended.isEmpty() ? Verdict.NOT_GRANTED : Verdict.GRANT_ENDED;
        }
        if (member.status() == MemberStatus.SUSPENDED) {
            return Verdict.MEMBER_SUSPENDED;
        }
        boolean silent = view.team().status() == TeamStatus.SUSPENDED && !RightsOf.READING.contains(permission);
        return silent ? Verdict.TEAM_SUSPENDED : Verdict.ALLOWED;
    }

    private static @Nullable Ground ground(View view, RoleGrant grant, Permission permission) {
        Role role = view.roles().find(grant.role());
        if (role == null) {
            return null;
        }
        for (PermissionPattern pattern : role.permissions()) {
            if (pattern.covers(permission)) {
                return new Ground(role.id(), role.name(), pattern, grant.by(), grant.until());
            }
        }
        return null;
    }
}
