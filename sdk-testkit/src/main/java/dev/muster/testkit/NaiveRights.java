package dev.muster.testkit;

import dev.muster.model.ActorRef;
import dev.muster.model.MemberStatus;
import dev.muster.model.Permission;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.TeamStatus;
import dev.muster.model.UserId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may give what, worked out the long way: every role is spelled out as the permissions that there are, and some that
 * may be declared one day, so that a wildcard is more than all that is there today.
 */
final class NaiveRights {

    private static final Map<RoleId, Role> ROLES =
            Scene.ROLES.roles().stream().collect(Collectors.toMap(Role::id, Function.identity()));
    private static final List<String> DECLARED =
            Scene.PERMISSIONS.permissions().stream().map(Permission::value).toList();
    private static final List<String> FUTURE = List.of("invoice:future", "future:read");

    private NaiveRights() {}

    /** What a member may do who holds these roles, of the permissions that are declared. */
    static Set<String> declared(List<RoleId> roles, boolean teamSuspended) {
        Set<String> rights = new LinkedHashSet<>();
        for (String permission : DECLARED) {
            boolean kept =
                    !teamSuspended || Set.of("members:read", "history:read").contains(permission);
            if (kept && roles.stream().anyMatch(role -> matches(role, permission))) {
                rights.add(permission);
            }
        }
        return rights;
    }

    /** Whether somebody could give this role until then (null: for good), as the team was at that moment. */
    static boolean couldGive(Snapshot rows, ActorRef giver, RoleGrant grant, Instant now) {
        if (giver.type() == ActorRef.Type.SYSTEM) {
            return true;
        }
        List<RoleId> lasting = held(rows, giver, now).stream()
                .filter(held -> lasts(held.until(), grant.until()))
                .map(RoleGrant::role)
                .toList();
        return all(grant.role()).stream()
                        .allMatch(permission -> lasting.stream().anyMatch(role -> matches(role, permission)))
                && (!isOwner(grant.role()) || lasting.stream().anyMatch(NaiveRights::isOwner));
    }

    /** Whether somebody had all that this role gives, as the team was at that moment. */
    static boolean had(Snapshot rows, ActorRef taker, RoleGrant grant, Instant now) {
        return couldGive(rows, taker, new RoleGrant(grant.role(), now.plusMillis(1), grant.by()), now);
    }

    private static List<RoleGrant> held(Snapshot rows, ActorRef actor, Instant now) {
        return rows.members().stream()
                .filter(member -> member.user().equals(UserId.of(actor.id()))
                        && member.status() == MemberStatus.ACTIVE
                        && Objects.requireNonNull(rows.team()).status() != TeamStatus.DELETED)
                .flatMap(member -> member.roles().stream())
                .filter(grant -> grant.until() == null || grant.until().isAfter(now))
                .toList();
    }

    private static boolean lasts(@Nullable Instant held, @Nullable Instant asked) {
        return held == null || (asked != null && !asked.isAfter(held));
    }

    private static Set<String> all(RoleId role) {
        Set<String> all = new LinkedHashSet<>();
        for (List<String> some : List.of(DECLARED, FUTURE)) {
            some.stream().filter(permission -> matches(role, permission)).forEach(all::add);
        }
        return all;
    }

    private static boolean isOwner(RoleId role) {
        return role.value().equals("owner");
    }

    private static boolean matches(RoleId role, String permission) {
        for (PermissionPattern pattern : Objects.requireNonNull(ROLES.get(role)).permissions()) {
            String regex = pattern.value().equals("*") ? ".*" : pattern.value().replace("*", "[^:]*");
            if (permission.matches(regex)) {
                return true;
            }
        }
        return false;
    }
}
