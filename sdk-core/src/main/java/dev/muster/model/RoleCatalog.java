package dev.muster.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The roles that the host declares in code, the same in all teams. Exactly one of them is the owner role.
 *
 * <pre>{@code
 * RoleCatalog.standard().grant("admin", "invoice:*").role("success", "Customer Success", "members:read", "invoice:read")
 * }</pre>
 */
public final class RoleCatalog {

    private final Map<RoleId, Role> roles;

    private RoleCatalog(Map<RoleId, Role> roles) {
        this.roles = roles;
    }

    /**
     * {@code owner} (everything), {@code admin} (all of {@link TeamPermissions} but {@code team:delete}) and
     * {@code member} ({@code members:read}).
     */
    public static RoleCatalog standard() {
        return ownedBy("owner", "Owner")
                .role(
                        "admin",
                        "Admin",
                        PermissionCatalog.builtInOnly().permissions().stream()
                                .filter(p -> !p.equals(TeamPermissions.TEAM_DELETE))
                                .map(Permission::value)
                                .toArray(String[]::new))
                .role("member", "Member", TeamPermissions.MEMBERS_READ.value());
    }

    /** A catalogue with nothing but an owner role of this id and name. */
    public static RoleCatalog ownedBy(String id, String name) {
        Role owner = new Role(RoleId.of(id), name, null, Set.of(PermissionPattern.ALL), Role.Origin.CODE, true);
        return new RoleCatalog(Map.of(owner.id(), owner));
    }

    /**
     * Declares one more role.
     *
     * @throws InvalidValueException if the id is taken or a permission is malformed
     */
    public RoleCatalog role(String id, String name, String... permissions) {
        Role role = new Role(RoleId.of(id), name, null, patterns(permissions), Role.Origin.CODE, false);
        if (roles.containsKey(role.id())) {
            throw new InvalidValueException(
                    "roleId", InvalidValueException.Code.MALFORMED, id + " is declared already; grant(…) adds to it");
        }
        return with(role);
    }

    /**
     * Adds permissions to a declared role.
     *
     * @throws InvalidValueException if there is no such role, or it is the owner role, which has them all
     */
    public RoleCatalog grant(String id, String... permissions) {
        Role role = declared(id);
        if (role.owner()) {
            throw new InvalidValueException(
                    "roleId", InvalidValueException.Code.MALFORMED, id + " is the owner role and has everything");
        }
        Set<PermissionPattern> more = new LinkedHashSet<>(role.permissions());
        more.addAll(patterns(permissions));
        return with(new Role(role.id(), role.name(), role.description(), more, role.origin(), false));
    }

    /**
     * Says what a declared role is for.
     *
     * @throws InvalidValueException if there is no such role
     */
    public RoleCatalog describe(String id, String description) {
        Objects.requireNonNull(description, "description");
        Role role = declared(id);
        return with(new Role(role.id(), role.name(), description, role.permissions(), role.origin(), role.owner()));
    }

    /** All declared roles in the order of declaration, the owner role first. */
    public List<Role> roles() {
        return new ArrayList<>(roles.values());
    }

    private Role declared(String id) {
        Role role = roles.get(RoleId.of(id));
        if (role == null) {
            throw new InvalidValueException(
                    "roleId", InvalidValueException.Code.UNKNOWN, id + " is not declared; role(…) declares it");
        }
        return role;
    }

    private RoleCatalog with(Role role) {
        LinkedHashMap<RoleId, Role> more = new LinkedHashMap<>(roles);
        more.put(role.id(), role);
        return new RoleCatalog(more);
    }

    private static Set<PermissionPattern> patterns(String... permissions) {
        Objects.requireNonNull(permissions, "permissions");
        LinkedHashSet<PermissionPattern> patterns = new LinkedHashSet<>();
        for (String permission : permissions) {
            patterns.add(PermissionPattern.of(permission));
        }
        return patterns;
    }
}
