package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.Role;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.TeamPermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the roles of a workspace are called. */
final class RoleNames {

    private final Map<RoleId, String> names;

    private RoleNames(List<Role> all) {
        this.names = all.stream().collect(Collectors.toMap(Role::id, Role::name));
    }

    /** Whoever may read the history but not see the people reads the ids. */
    static RoleNames of(Visit visit) {
        return new RoleNames(
                visit.may(TeamPermissions.MEMBERS_READ)
                        ? visit.muster().roles().list(visit.actor(), visit.teamId())
                        : List.of());
    }

    /** The id itself where there is no such role any more. */
    String of(RoleId role) {
        return names.getOrDefault(role, role.value());
    }

    String of(List<RoleGrant> grants) {
        return grants.stream().map(grant -> of(grant.role())).collect(Collectors.joining(", "));
    }
}
