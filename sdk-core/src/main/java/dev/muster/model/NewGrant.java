package dev.muster.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A role to be given: {@code NewGrant.of("admin").until(friday)}.
 *
 * @param role which role
 * @param until from this moment on it counts for nothing; absent means for good; milliseconds count, finer is cut off
 */
public record NewGrant(RoleId role, @Nullable Instant until) {

    public NewGrant {
        Objects.requireNonNull(role, "role");
        until = until == null ? null : Time.toMillis(until);
    }

    public static NewGrant of(RoleId role) {
        return new NewGrant(role, null);
    }

    public static NewGrant of(String role) {
        return of(RoleId.of(role));
    }

    public NewGrant until(@Nullable Instant end) {
        return new NewGrant(role, end);
    }

    /** One grant for each id, in this order, for good. */
    static List<NewGrant> all(String... roles) {
        Objects.requireNonNull(roles, "roles");
        List<NewGrant> grants = new ArrayList<>();
        for (String role : roles) {
            grants.add(of(role));
        }
        return grants;
    }

    /** A copy, refusing the same role twice: which of two ends would count? */
    static List<NewGrant> distinct(List<NewGrant> grants) {
        List<NewGrant> copy = Text.list("roles", grants);
        if (copy.stream().map(NewGrant::role).distinct().count() != copy.size()) {
            throw new InvalidValueException(
                    "roles", InvalidValueException.Code.MALFORMED, "must not name the same role twice");
        }
        return copy;
    }
}
