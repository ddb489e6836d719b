package dev.muster.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A role as somebody holds it, or will hold it once they accept.
 *
 * @param role which role
 * @param until from this moment on it counts for nothing, without any job; absent means for good
 * @param by who gave it, whose rights are judged again when an invite is accepted
 */
public record RoleGrant(RoleId role, @Nullable Instant until, ActorRef by) {

    public RoleGrant {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(by, "by");
    }

    public boolean activeAt(Instant now) {
        Objects.requireNonNull(now, "now");
        return until == null || now.isBefore(until);
    }

    public RoleGrant by(ActorRef giver) {
        return new RoleGrant(role, until, giver);
    }

    public NewGrant asNew() {
        return NewGrant.of(role).until(until);
    }

    @Override
    public String toString() {
        return until == null ? role.toString() : role + " until " + until;
    }
}
