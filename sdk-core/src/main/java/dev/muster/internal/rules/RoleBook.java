package dev.muster.internal.rules;

import dev.muster.model.InvalidValueException;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleCatalog;
import dev.muster.model.RoleId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles of a team by id, in the order that they are shown in. Immutable. */
public final class RoleBook {

    private final Map<RoleId, Role> roles = new LinkedHashMap<>();
    private final RoleId owner;

    /** @throws InvalidValueException if a role holds a permission that the catalogue does not know */
    public RoleBook(PermissionCatalog permissions, RoleCatalog catalog) {
        for (Role role : catalog.roles()) {
            for (PermissionPattern pattern : role.permissions()) {
                if (!permissions.knows(pattern)) {
                    throw new InvalidValueException(
                            "roles",
                            InvalidValueException.Code.UNKNOWN,
                            "the role " + role.id() + " holds " + pattern + ", which means no declared permission;"
                                    + " declare it in the PermissionCatalog");
                }
            }
            roles.put(role.id(), role);
        }
        this.owner = catalog.roles().stream()
                .filter(Role::owner)
                .map(Role::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a RoleCatalog has an owner role by construction"));
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

    /** The display name; the id for a role that is no longer there. */
    public String nameOf(RoleId id) {
        Role role = roles.get(id);
        return role == null ? id.value() : role.name();
    }
}
