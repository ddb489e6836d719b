package dev.muster.internal.access;

import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.rules.Standing;
import dev.muster.model.ActorRef;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.PermissionPattern;
import dev.muster.model.TeamId;
import dev.muster.model.TeamPermissions;
import dev.muster.model.TeamStatus;
import dev.muster.model.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** May this user do that in this team? Read from the storage each time. */
public final class Checks {

    /** What a suspended team still lets its members do: Muster's own reading, and nothing of the host's. */
    private static final Set<Permission> READING = Set.of(TeamPermissions.MEMBERS_READ, TeamPermissions.HISTORY_READ);

    private final Gate gate;
    private final PermissionCatalog catalog;

    public Checks(Gate gate, PermissionCatalog catalog) {
        this.gate = gate;
        this.catalog = catalog;
    }

    public boolean can(UserId user, TeamId team, Permission permission) {
        Objects.requireNonNull(permission, "permission");
        return permissionsOf(user, team).contains(permission);
    }

    public void require(UserId user, TeamId team, Permission permission) {
        Objects.requireNonNull(permission, "permission");
        Set<Permission> permissions = permissions(user, team);
        if (permissions == null) {
            throw MusterException.of(Reason.TEAM_NOT_FOUND, "there is no such team, or the user is not in it");
        }
        if (!permissions.contains(permission)) {
            throw MusterException.missing(
                    Reason.PERMISSION_MISSING, "the user lacks", List.of(PermissionPattern.of(permission)));
        }
    }

    public Set<Permission> permissionsOf(UserId user, TeamId team) {
        Set<Permission> permissions = permissions(user, team);
        return permissions == null ? Set.of() : permissions;
    }

    /** Null for who is not in the team. */
    private @Nullable Set<Permission> permissions(UserId user, TeamId team) {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(team, "team");
        return gate.peek(team, view -> permissions(view, user));
    }

    private @Nullable Set<Permission> permissions(View view, UserId user) {
        Standing standing = view.standingOf(ActorRef.user(user));
        if (!standing.isInTeam()) {
            return null;
        }
        boolean suspended = view.team().status() == TeamStatus.SUSPENDED;
        LinkedHashSet<Permission> permissions = new LinkedHashSet<>();
        for (Permission permission : catalog.permissions()) {
            if (standing.has(permission) && (!suspended || READING.contains(permission))) {
                permissions.add(permission);
            }
        }
        return permissions;
    }
}
