package dev.muster.model;

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
        Role owner = Role.declared(RoleId.of(id), name, null, Set.of(PermissionPattern.ALL), true);
        return new RoleCatalog(Map.of(owner.id(), owner));
    }

    /**
     * Declares one more role.
     *
     * @throws InvalidValueException if the id is taken, another role has the name ({@link Role#nameKey}), or a permission
     *     is malformed
     */
    public RoleCatalog role(String id, String name, String... permissions) {
        Role role = Role.declared(RoleId.of(id), name, null, patterns(permissions), false);
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
        Set<PermissionPattern> more = new LinkedHashSet<>(role.own());
        more.addAll(patterns(permissions));
        return with(Role.declared(role.id(), role.name(), role.description(), more, false)
                .includes(role.includes()));
    }

    /**
     * Says what a declared role is for.
     *
     * @throws InvalidValueException if there is no such role
     */
    public RoleCatalog describe(String id, String description) {
        Objects.requireNonNull(description, "description");
        Role role = declared(id);
        return with(Role.declared(role.id(), role.name(), description, role.own(), role.owner())
                .includes(role.includes()));
    }

    /**
     * Has a declared role include others: its holders have their permissions too.
     *
     * @throws InvalidValueException if there is no such role, one of them is the owner role, or they would include each
     *     other in a circle
     */
    public RoleCatalog include(String id, String... included) {
        Objects.requireNonNull(included, "included");
        Role role = declared(id);
        Set<RoleId> more = new LinkedHashSet<>(role.includes());
        for (String one : included) {
            Role other = declared(one);
            if (role.owner() || other.owner()) {
                throw new InvalidValueException(
                        "roleId",
                        InvalidValueException.Code.MALFORMED,
                        "the owner role includes all, and stands alone");
            }
            if (Role.reaches(other.id(), role.id(), roles)) {
                throw new InvalidValueException(
                        "roleId",
                        InvalidValueException.Code.MALFORMED,
                        id + " and " + one + " would include each other");
            }
            more.add(other.id());
        }
        return with(role.includes(more));
    }

    /** All declared roles in the order of declaration, the owner role first. */
    public List<Role> roles() {
        return List.copyOf(Role.completed(roles.values(), Map.of()).values());
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
        for (Role other : roles.values()) {
            if (!other.id().equals(role.id()) && Role.nameKey(other.name()).equals(Role.nameKey(role.name()))) {
                throw new InvalidValueException(
                        "name",
                        InvalidValueException.Code.MALFORMED,
                        role.id() + " and " + other.id() + " have the same name");
            }
        }
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
