package dev.muster.model;

import java.util.Objects;

/**
 * A role that a member holds for a while.
 *
 * @param user who
 * @param name what they are called
 * @param grant the role and its end
 */
public record ExpiringGrant(UserId user, String name, RoleGrant grant) {

    public ExpiringGrant {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(grant, "grant");
    }
}
