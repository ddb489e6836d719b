package dev.muster.model;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role to be made: {@code NewRole.named("Support").permissions("ticket:*").includes("member")}.
 *
 * @param name one line, at most 200 characters by default; no other role of the team has it, whatever the case
 * @param description what it is for, one line, at most 1,000 characters by default; may be absent
 * @param permissions what it holds, at most 500 by default; none if absent
 * @param includes roles whose permissions its holders have too, at most 16 by default; none if absent
 */
public record NewRole(
        String name,
        @Nullable String description,
        @Nullable Set<PermissionPattern> permissions,
        @Nullable Set<RoleId> includes) {

    public NewRole {
        name = Text.visibleLine("name", name);
        description = Text.optionalLine("description", description);
        permissions = copy("permissions", permissions);
        includes = copy("includes", includes);
    }

    public static NewRole named(String name) {
        return new NewRole(name, null, null, null);
    }

    public NewRole description(@Nullable String what) {
        return new NewRole(name, what, permissions, includes);
    }

    /** These permissions and wildcards and no others. */
    public NewRole permissions(String... patterns) {
        return permissions(patterns(patterns));
    }

    public NewRole permissions(Set<PermissionPattern> patterns) {
        return new NewRole(name, description, Objects.requireNonNull(patterns, "permissions"), includes);
    }

    /** These roles and no others. */
    public NewRole includes(String... roles) {
        return includes(roles(roles));
    }

    public NewRole includes(Set<RoleId> roles) {
        return new NewRole(name, description, permissions, Objects.requireNonNull(roles, "includes"));
    }

    static Set<PermissionPattern> patterns(String... patterns) {
        Set<PermissionPattern> all = new LinkedHashSet<>();
        for (String pattern : Objects.requireNonNull(patterns, "permissions")) {
            all.add(PermissionPattern.of(pattern));
        }
        return all;
    }

    static Set<RoleId> roles(String... roles) {
        Set<RoleId> all = new LinkedHashSet<>();
        for (String role : Objects.requireNonNull(roles, "includes")) {
            all.add(RoleId.of(role));
        }
        return all;
    }

    static <T> @Nullable Set<T> copy(String field, @Nullable Set<T> values) {
        if (values == null) {
            return null;
        }
        values.forEach(value -> Objects.requireNonNull(value, field));
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
}
