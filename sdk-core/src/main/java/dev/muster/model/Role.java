package dev.muster.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A named set of permissions.
 *
 * @param id never changes, never reused
 * @param name for people, one line
 * @param description for people, may be absent
 * @param permissions what its holders may do, sorted; {@code *} for the owner role
 * @param origin declared in code for all teams, or made in one team
 * @param owner whether this is the one owner role: all permissions, known and future, and never without a holder
 */
public record Role(
        RoleId id,
        String name,
        @Nullable String description,
        Set<PermissionPattern> permissions,
        Origin origin,
        boolean owner) {

    /** Where a role comes from. */
    public enum Origin {
        /** Declared by the host in its {@link RoleCatalog}, the same in all teams. */
        CODE,
        /** Made at run time in one team. */
        TEAM
    }

    public Role {
        Objects.requireNonNull(id, "id");
        name = Text.line("name", name);
        description = Text.optionalLine("description", description);
        Objects.requireNonNull(permissions, "permissions");
        Objects.requireNonNull(origin, "origin");
        TreeSet<PermissionPattern> sorted = new TreeSet<>(Comparator.comparing(PermissionPattern::value));
        sorted.addAll(permissions);
        permissions = Collections.unmodifiableSet(sorted);
        if (owner && !permissions.contains(PermissionPattern.ALL)) {
            throw new InvalidValueException(
                    "permissions", InvalidValueException.Code.MALFORMED, "the owner role holds *");
        }
    }
}
