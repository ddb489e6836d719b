package dev.muster.testkit;

import dev.muster.model.Limits;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.PermissionPattern;
import dev.muster.model.RoleCatalog;
import dev.muster.spi.Storage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Roles of every kind, and what the documentation lets each of them do. */
final class RoleTable {

    /** What a role permits, as the documentation has it; for the roles of this chapter, as their name says. */
    static final Map<String, List<String>> ROLES = roles();

    private static Map<String, List<String>> roles() {
        Map<String, List<String>> roles = new LinkedHashMap<>();
        roles.put("owner", List.of("*"));
        roles.put(
                "admin",
                List.of(
                        "members:read",
                        "members:invite",
                        "members:update",
                        "members:remove",
                        "invites:manage",
                        "roles:manage",
                        "team:update",
                        "history:read"));
        roles.put("member", List.of("members:read"));
        roles.put(Cast.GUEST, List.of());
        roles.put("all", List.of("*"));
        roles.put("members-any", List.of("members:*"));
        roles.put("any-read", List.of("*:read"));
        for (String permission : List.of(
                "members:read",
                "members:invite",
                "members:update",
                "members:remove",
                "invites:manage",
                "roles:manage",
                "team:update",
                "team:delete",
                "history:read")) {
            roles.put("only-" + permission, List.of(permission));
        }
        return roles;
    }

    private static RoleCatalog catalog() {
        RoleCatalog catalog = Scene.ROLES.role("visitor", "Visitor");
        for (Map.Entry<String, List<String>> role : ROLES.entrySet()) {
            if (!List.of("owner", "admin", "member").contains(role.getKey())) {
                catalog = catalog.role(
                        role.getKey(), role.getKey(), role.getValue().toArray(String[]::new));
            }
        }
        return catalog;
    }

    /** A team whose roles are those of {@link #ROLES}. */
    static Scene scene(Storage storage) {
        // Some tests make roles for every call that there is.
        Limits limits = Limits.builder().rolesPerTeam(1_000).build();
        return Scene.on(storage, builder -> builder.roles(catalog()).limits(limits));
    }

    private static boolean permits(String role, String permission) {
        int colon = permission.indexOf(':');
        List<String> enough =
                List.of("*", permission, permission.substring(0, colon) + ":*", "*" + permission.substring(colon));
        return ROLES.getOrDefault(role, List.of()).stream().anyMatch(enough::contains);
    }

    /** Why an active member with this role may not; null if they may. */
    static @Nullable Reason refusal(ApiCall call, String role) {
        return switch (call.needs) {
            case "always", "oneself", "active member" -> null;
            case "system" -> Reason.SYSTEM_ONLY;
            case "owner" -> role.equals("owner") ? null : Reason.OWNER_ONLY;
            default -> needed(call).allMatch(one -> permits(role, one)) ? null : Reason.PERMISSION_MISSING;
        };
    }

    private static Stream<String> needed(ApiCall call) {
        return Stream.of(call.needs.split(", ", -1));
    }

    /** Makes the call and says what is wrong with its outcome, if something is. */
    static Stream<String> wrong(ApiCall call, Cast cast, @Nullable Reason expected) {
        MusterException refusal = null;
        try {
            call.run(cast);
        } catch (MusterException e) {
            refusal = e;
        }
        Reason reason = refusal == null ? null : refusal.reason();
        if (reason != expected) {
            return Stream.of(call + ": expected " + expected + " but was " + (refusal == null ? "allowed" : refusal));
        }
        if (refusal == null || reason != Reason.PERMISSION_MISSING) {
            return Stream.of();
        }
        List<PermissionPattern> missing = refusal.missing();
        return missing.size() == 1 && needed(call).anyMatch(missing.get(0).value()::equals)
                ? Stream.of()
                : Stream.of(call + ": expected " + call.needs + " to be missing, but " + refusal);
    }
}
