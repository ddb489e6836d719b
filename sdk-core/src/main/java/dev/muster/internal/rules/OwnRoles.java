package dev.muster.internal.rules;

import dev.muster.model.InvalidValueException;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleId;
import dev.muster.spi.StoredRole;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a role of a team's own may be, when it is made and after each edit. */
public final class OwnRoles {

    private OwnRoles() {}

    /**
     * Refuses a role that may not become what it is to become. What it has already is judged by the ceiling alone, so
     * that a role which the code has moved on from can still be mended.
     *
     * @param before all roles as they are
     * @param after all roles as they will be
     */
    public static void require(Standing actor, RoleBook before, RoleBook after, StoredRole role) {
        Role now = after.require(role.id());
        @Nullable Role past = before.find(role.id());
        if (past == null || !Role.nameKey(past.name()).equals(role.nameKey())) {
            requireNameFree(before, role);
        }
        for (RoleId included : now.includes()) {
            if (past == null || !past.includes().contains(included)) {
                requireIncludable(after, role.id(), included);
            }
        }
        for (PermissionPattern pattern : now.own()) {
            if ((past == null || !past.own().contains(pattern)) && !after.knows(pattern)) {
                throw new InvalidValueException(
                        "permissions", Code.UNKNOWN, pattern + " means no permission that is declared");
            }
        }
        Ceiling.requirePermissions(actor, after, past == null ? Set.of() : past.permissions(), now.permissions());
    }

    private static void requireNameFree(RoleBook roles, StoredRole role) {
        for (Role other : roles.all()) {
            if (!other.id().equals(role.id()) && Role.nameKey(other.name()).equals(role.nameKey())) {
                throw MusterException.of(Reason.ROLE_NAME_TAKEN, "another role of this team has this name")
                        .with("role", other.id());
            }
        }
    }

    private static void requireIncludable(RoleBook roles, RoleId role, RoleId included) {
        Role other = roles.require(included);
        if (other.owner()) {
            throw new InvalidValueException("includes", Code.MALFORMED, "the owner role cannot be included");
        }
        if (roles.reaches(included, role)) {
            throw MusterException.of(Reason.ROLE_CYCLE, "the two roles would include each other")
                    .with("role", included);
        }
        Ceiling.requireNotRetired(other);
    }
}
