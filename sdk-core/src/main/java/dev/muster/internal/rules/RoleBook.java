package dev.muster.internal.rules;

import dev.muster.model.InvalidValueException;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleCatalog;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.spi.StoredRole;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All roles that can be used in one team by id, inclusion resolved, in the order that they are shown in: those of the
 * code as they were declared, then the team's own by name. Immutable.
 */
public final class RoleBook {

    private final PermissionCatalog permissions;
    private final Map<RoleId, Role> roles;
    private final RoleId owner;

    /**
     * The roles of the code alone, for a team that has none of its own.
     *
     * @throws InvalidValueException if a role holds a permission that the catalogue does not know
     */
    public RoleBook(PermissionCatalog permissions, RoleCatalog catalog) {
        LinkedHashMap<RoleId, Role> declared = new LinkedHashMap<>();
        for (Role role : catalog.roles()) {
            for (PermissionPattern pattern : role.own()) {
                if (!permissions.knows(pattern)) {
                    throw new InvalidValueException(
                            "roles",
                            InvalidValueException.Code.UNKNOWN,
                            "the role " + role.id() + " holds " + pattern + ", which means no declared permission;"
                                    + " declare it in the PermissionCatalog");
                }
            }
            declared.put(role.id(), role);
        }
        this.permissions = permissions;
        this.roles = Collections.unmodifiableMap(declared);
        this.owner = declared.values().stream()
                .filter(Role::owner)
                .map(Role::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a RoleCatalog has an owner role by construction"));
    }

    private RoleBook(PermissionCatalog permissions, Map<RoleId, Role> roles, RoleId owner) {
        this.permissions = permissions;
        this.roles = Collections.unmodifiableMap(roles);
        this.owner = owner;
    }

    /** These roles of a team's own besides those of the code. Called on the book of the code. */
    public RoleBook with(Collection<StoredRole> own) {
        if (own.isEmpty()) {
            return this;
        }
        // By the key, which is worked out once for each, then by the id; nothing in a key is less than what stands
        // between.
        Map<String, Role> sorted = new TreeMap<>();
        own.forEach(role -> sorted.put(role.nameKey() + '\0' + role.id().value(), role(role)));
        LinkedHashMap<RoleId, Role> all = new LinkedHashMap<>(roles);
        Role.completed(sorted.values(), roles).forEach(all::putIfAbsent);
        return new RoleBook(permissions, all, owner);
    }

    /** What the catalogue of today makes of a stored role: it never fails, and what it cannot read grants nothing. */
    private Role role(StoredRole stored) {
        Set<PermissionPattern> own = new LinkedHashSet<>();
        for (String permission : stored.permissions()) {
            PermissionPattern pattern = permissions.today(permission);
            if (pattern != null) {
                own.add(pattern);
            }
        }
        return new Role(
                stored.id(),
                stored.name(),
                stored.description(),
                own,
                own,
                stored.includes(),
                Role.Origin.TEAM,
                stored.status(),
                false,
                stored.rev());
    }

    /** Whether this means at least one declared permission. */
    public boolean knows(PermissionPattern pattern) {
        return permissions.knows(pattern);
    }

    public RoleId owner() {
        return owner;
    }

    public @Nullable Role find(RoleId id) {
        return roles.get(id);
    }

    /** The role, or the answer that missing and foreign ones have in common. */
    public Role require(RoleId id) {
        Role role = roles.get(id);
        if (role == null) {
            throw MusterException.of(Reason.ROLE_NOT_FOUND, "there is no such role in this team");
        }
        return role;
    }

    public List<Role> all() {
        return List.copyOf(roles.values());
    }

    /** Whether this role is that one, or includes it, be it through others. */
    public boolean reaches(RoleId from, RoleId to) {
        return Role.reaches(from, to, roles);
    }

    /** What these roles are called. */
    public List<String> names(List<RoleGrant> grants) {
        return grants.stream().map(grant -> nameOf(grant.role())).toList();
    }

    /** The display name; the id for a role that is no longer there. */
    public String nameOf(RoleId id) {
        Role role = roles.get(id);
        return role == null ? id.value() : role.name();
    }
}
