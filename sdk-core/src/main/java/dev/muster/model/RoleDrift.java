package dev.muster.model;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a stored role refers to that the code of today does not know, or has by the same name.
 *
 * @param team which team
 * @param role which role
 * @param name what the role is called
 * @param permissions stored permissions that do not mean themselves any more, and why, sorted
 * @param missing included roles that are no longer there, sorted
 * @param namesake the role of the code that has its name by now; absent if none has
 */
public record RoleDrift(
        TeamId team,
        RoleId role,
        String name,
        Map<String, Kind> permissions,
        Set<String> missing,
        @Nullable RoleId namesake) {

    /** What is the matter with a stored permission. */
    public enum Kind {
        /** Well-formed, but it means no permission that is declared: it grants nothing until it does. */
        UNKNOWN,
        /** Read as what it was renamed to; an edit of the role's permissions writes the new name. */
        RENAMED,
        /** Grants nothing. */
        REMOVED,
        /** Grants nothing. */
        MALFORMED
    }

    public RoleDrift {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(name, "name");
        permissions = Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNull(permissions, "permissions")));
        missing = Collections.unmodifiableSet(new TreeSet<>(Objects.requireNonNull(missing, "missing")));
    }

    /** Whether there is nothing to tell. */
    public boolean none() {
        return permissions.isEmpty() && missing.isEmpty() && namesake == null;
    }
}
