package dev.muster.model;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a role of the team's own, all in one: {@code RoleEdit.of().name("Support").permissions("ticket:*")}. What
 * is null stays as it is.
 *
 * @param name the new name, one line
 * @param description the new description, one line; the empty string takes it away
 * @param permissions all that it holds itself from now on
 * @param includes all the roles that it includes from now on
 * @param ifRev refuse with {@link MusterException.Reason#STALE_REV} unless the role is at this rev
 */
public record RoleEdit(
        @Nullable String name,
        @Nullable String description,
        @Nullable Set<PermissionPattern> permissions,
        @Nullable Set<RoleId> includes,
        @Nullable Long ifRev) {

    private static final RoleEdit NOTHING = new RoleEdit(null, null, null, null, null);

    public RoleEdit {
        name = name == null ? null : Text.visibleLine("name", name);
        description = Text.patch("description", description);
        permissions = NewRole.copy("permissions", permissions);
        includes = NewRole.copy("includes", includes);
    }

    /** Changes nothing yet: {@code RoleEdit.of().name("Support")}. */
    public static RoleEdit of() {
        return NOTHING;
    }

    public RoleEdit name(String newName) {
        return new RoleEdit(Objects.requireNonNull(newName, "name"), description, permissions, includes, ifRev);
    }

    public RoleEdit description(String newDescription) {
        return new RoleEdit(name, Objects.requireNonNull(newDescription, "description"), permissions, includes, ifRev);
    }

    /** These permissions and wildcards and no others. */
    public RoleEdit permissions(String... patterns) {
        return permissions(NewRole.patterns(patterns));
    }

    public RoleEdit permissions(Set<PermissionPattern> patterns) {
        return new RoleEdit(name, description, Objects.requireNonNull(patterns, "permissions"), includes, ifRev);
    }

    /** These roles and no others. */
    public RoleEdit includes(String... roles) {
        return includes(NewRole.roles(roles));
    }

    public RoleEdit includes(Set<RoleId> roles) {
        return new RoleEdit(name, description, permissions, Objects.requireNonNull(roles, "includes"), ifRev);
    }

    public RoleEdit ifRev(long rev) {
        return new RoleEdit(name, description, permissions, includes, rev);
    }
}
