package dev.muster.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A named set of permissions.
 *
 * @param id never changes, never reused
 * @param name for people, one line; within a team no two are alike but for case
 * @param description for people, may be absent
 * @param permissions all that its holders may do, sorted; {@code *} for the owner role
 * @param own what of that it holds itself, and not through a role that it includes, sorted
 * @param includes roles whose permissions its holders have too, sorted
 * @param origin declared in code for all teams, or made in one team
 * @param status whether it can be given
 * @param owner whether this is the one owner role: all permissions, known and future, and never without a holder
 * @param rev the team's rev of the change that last wrote this role; 0 for one that is declared in code
 */
public record Role(
        RoleId id,
        String name,
        @Nullable String description,
        Set<PermissionPattern> permissions,
        Set<PermissionPattern> own,
        Set<RoleId> includes,
        Origin origin,
        RoleStatus status,
        boolean owner,
        long rev) {

    private static final int KEY_LENGTH = 200;

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
        permissions = sorted(Objects.requireNonNull(permissions, "permissions"), PermissionPattern::value);
        own = sorted(Objects.requireNonNull(own, "own"), PermissionPattern::value);
        includes = sorted(Objects.requireNonNull(includes, "includes"), RoleId::value);
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(status, "status");
        if (owner && !permissions.contains(PermissionPattern.ALL)) {
            throw new InvalidValueException(
                    "permissions", InvalidValueException.Code.MALFORMED, "the owner role holds *");
        }
    }

    /**
     * What makes names of roles one and the same: without case, compatibility forms and what cannot be seen, and with one
     * space for any white space within; at most 200 characters. Letters of other alphabets that look the same stay apart.
     */
    public static String nameKey(String name) {
        return LookAlikes.key(Objects.requireNonNull(name, "name"), KEY_LENGTH);
    }

    /** A role in code that includes no other one. */
    static Role declared(
            RoleId id, String name, @Nullable String description, Set<PermissionPattern> own, boolean owner) {
        String seen = Text.visibleLine("name", name);
        return new Role(id, seen, description, own, own, Set.of(), Origin.CODE, RoleStatus.ACTIVE, owner, 0);
    }

    Role includes(Set<RoleId> included) {
        return new Role(id, name, description, permissions, own, included, origin, status, owner, rev);
    }

    /**
     * The same roles in the same order, each with all that it holds and includes. An included role that is not among them
     * gives nothing, and roles that include each other, which no rule lets be made, have the same.
     *
     * @param known roles that may be included, complete already
     */
    public static Map<RoleId, Role> completed(Collection<Role> roles, Map<RoleId, Role> known) {
        Objects.requireNonNull(roles, "roles");
        Map<RoleId, Role> all = new LinkedHashMap<>(Objects.requireNonNull(known, "known"));
        roles.forEach(role -> all.put(role.id(), role));
        Map<RoleId, Role> completed = new LinkedHashMap<>();
        for (Role role : roles) {
            TreeSet<PermissionPattern> permissions = new TreeSet<>(Comparator.comparing(PermissionPattern::value));
            for (Role reached : reached(role, all)) {
                permissions.addAll(known.containsKey(reached.id()) ? reached.permissions() : reached.own());
            }
            completed.put(role.id(), role.permissions(permissions));
        }
        return completed;
    }

    /** Whether this role is that one, or includes it, be it through others. */
    public static boolean reaches(RoleId from, RoleId to, Map<RoleId, Role> roles) {
        Objects.requireNonNull(to, "to");
        Role role = Objects.requireNonNull(roles, "roles").get(Objects.requireNonNull(from, "from"));
        return role != null
                && reached(role, roles).stream().anyMatch(one -> one.id().equals(to));
    }

    private static Collection<Role> reached(Role from, Map<RoleId, Role> all) {
        Map<RoleId, Role> reached = new LinkedHashMap<>(Map.of(from.id(), from));
        List<Role> next = List.of(from);
        while (!next.isEmpty()) {
            List<Role> found = next.stream()
                    .flatMap(role -> role.includes().stream())
                    .map(all::get)
                    .filter(role -> role != null && reached.putIfAbsent(role.id(), role) == null)
                    .toList();
            next = found;
        }
        return reached.values();
    }

    private Role permissions(Set<PermissionPattern> all) {
        return new Role(id, name, description, all, own, includes, origin, status, owner, rev);
    }

    private static <T> Set<T> sorted(Set<T> values, Function<T, String> text) {
        TreeSet<T> sorted = new TreeSet<>(Comparator.comparing(text));
        sorted.addAll(values);
        return Collections.unmodifiableSet(sorted);
    }
}
