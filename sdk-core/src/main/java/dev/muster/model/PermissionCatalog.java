package dev.muster.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every permission that exists, with a description each: the host's own and {@link TeamPermissions}. A role may hold
 * only what is declared here; asked about anything else, the answer is no.
 */
public final class PermissionCatalog {

    private static final PermissionCatalog BUILT_IN = new PermissionCatalog(builtIn(), Map.of());

    private final Map<Permission, String> descriptions;
    /** What became of permissions that roles may still be stored with; without a value for those that are no more. */
    private final Map<Permission, Optional<Permission>> former;

    private PermissionCatalog(Map<Permission, String> descriptions, Map<Permission, Optional<Permission>> former) {
        this.descriptions = Collections.unmodifiableMap(descriptions);
        this.former = Map.copyOf(former);
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
            throw malformed(permission + " is declared already");
        }
        if (former.containsKey(permission)) {
            throw malformed(permission + " is a former permission: its name cannot mean something new");
        }
        return new PermissionCatalog(more, former);
    }

    /**
     * Declares each constant of an enum of the host: {@code of(Right.values(), Right::id, Right::text)}.
     *
     * @throws InvalidValueException if one is malformed or declared already
     */
    public static <E extends Enum<E>> PermissionCatalog of(
            E[] constants, Function<? super E, String> permission, Function<? super E, String> description) {
        Objects.requireNonNull(constants, "constants");
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(description, "description");
        PermissionCatalog catalog = BUILT_IN;
        for (E constant : constants) {
            catalog = catalog.and(permission.apply(constant), description.apply(constant));
        }
        return catalog;
    }

    /**
     * Says that a permission has a new name: roles that are stored with the old one have the new one from now on. Only
     * the permission itself is renamed: a wildcard such as {@code old:*} means what it says. Keep the line as long as
     * {@code roles().drift(…)} lists the old name.
     *
     * @param from no longer declared
     * @param to declared already, or renamed or removed itself by an earlier line
     * @throws InvalidValueException if that is not so
     */
    public PermissionCatalog renamed(String from, String to) {
        Objects.requireNonNull(from, "from");
        Permission target = Permission.of(Objects.requireNonNull(to, "to"));
        if (!contains(target) && !former.containsKey(target)) {
            throw malformed(target + " is not declared: declare what a permission is renamed to first");
        }
        return former(Permission.of(from), Optional.of(target));
    }

    /**
     * Says that a permission is no more: roles that are stored with it do without.
     *
     * @param permission no longer declared
     * @throws InvalidValueException if it is
     */
    public PermissionCatalog removed(String permission) {
        return former(Permission.of(permission), Optional.empty());
    }

    private PermissionCatalog former(Permission from, Optional<Permission> to) {
        if (contains(from) || former.containsKey(from)) {
            throw malformed(from + (contains(from) ? " is declared still" : " was renamed or removed already"));
        }
        Map<Permission, Optional<Permission>> more = new HashMap<>(former);
        more.put(from, to);
        return new PermissionCatalog(descriptions, more);
    }

    /**
     * What a stored permission or wildcard means today: itself, or what it was renamed to.
     *
     * @return absent if it was removed, or is malformed, and so grants nothing
     */
    public @Nullable PermissionPattern today(String stored) {
        PermissionPattern pattern;
        try {
            pattern = PermissionPattern.of(stored);
        } catch (InvalidValueException e) {
            return null;
        }
        while (!pattern.isWildcard() && former.containsKey(Permission.of(pattern.value()))) {
            Optional<Permission> next = former.get(Permission.of(pattern.value()));
            if (next == null || next.isEmpty()) {
                return null;
            }
            pattern = PermissionPattern.of(next.get());
        }
        return pattern;
    }

    /** Whether this permission was renamed or removed. */
    public boolean isFormer(String stored) {
        Objects.requireNonNull(stored, "stored");
        return former.keySet().stream()
                .anyMatch(permission -> permission.value().equals(stored));
    }

    private static InvalidValueException malformed(String message) {
        return new InvalidValueException("permission", InvalidValueException.Code.MALFORMED, message);
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
