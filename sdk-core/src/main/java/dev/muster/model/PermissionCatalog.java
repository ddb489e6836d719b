package dev.muster.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Every permission that exists, with a description each: the host's own and {@link TeamPermissions}. A role may hold
 * only what is declared here; asked about anything else, the answer is no.
 */
public final class PermissionCatalog {

    private static final PermissionCatalog BUILT_IN = new PermissionCatalog(builtIn());

    private final Map<Permission, String> descriptions;

    private PermissionCatalog(Map<Permission, String> descriptions) {
        this.descriptions = Collections.unmodifiableMap(descriptions);
    }

    /** Muster's own permissions and nothing else. */
    public static PermissionCatalog builtInOnly() {
        return BUILT_IN;
    }

    /** Declares the first permission of the host. */
    public static PermissionCatalog of(String permission, String description) {
        return BUILT_IN.and(permission, description);
    }

    /** @throws InvalidValueException if the permission is malformed or declared already */
    public PermissionCatalog and(String permission, String description) {
        return and(Permission.of(permission), description);
    }

    /** @throws InvalidValueException if the permission is declared already */
    public PermissionCatalog and(Permission permission, String description) {
        Objects.requireNonNull(permission, "permission");
        LinkedHashMap<Permission, String> more = new LinkedHashMap<>(descriptions);
        if (more.put(permission, Text.line("description", description)) != null) {
            throw new InvalidValueException(
                    "permission", InvalidValueException.Code.MALFORMED, permission + " is declared already");
        }
        return new PermissionCatalog(more);
    }

    public boolean contains(Permission permission) {
        return descriptions.containsKey(Objects.requireNonNull(permission, "permission"));
    }

    /** Whether the pattern means at least one declared permission. */
    public boolean knows(PermissionPattern pattern) {
        Objects.requireNonNull(pattern, "pattern");
        return descriptions.keySet().stream().anyMatch(pattern::covers);
    }

    /** In the order of declaration, Muster's own first. */
    public Set<Permission> permissions() {
        return descriptions.keySet();
    }

    /** Permission to description, in the order of declaration. */
    public Map<Permission, String> descriptions() {
        return descriptions;
    }

    private static Map<Permission, String> builtIn() {
        LinkedHashMap<Permission, String> own = new LinkedHashMap<>();
        own.put(TeamPermissions.MEMBERS_READ, "See the team and its people");
        own.put(TeamPermissions.MEMBERS_INVITE, "Invite people");
        own.put(TeamPermissions.MEMBERS_UPDATE, "Edit, suspend and resume members");
        own.put(TeamPermissions.MEMBERS_REMOVE, "Remove members");
        own.put(TeamPermissions.INVITES_MANAGE, "Handle everybody's invites");
        own.put(TeamPermissions.ROLES_MANAGE, "Define roles");
        own.put(TeamPermissions.TEAM_UPDATE, "Rename the team and change its settings");
        own.put(TeamPermissions.TEAM_DELETE, "Delete the team");
        own.put(TeamPermissions.HISTORY_READ, "Read the history");
        return own;
    }
}
