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
 * @param until from this moment on it counts for nothing; absent means for good, or as it is where somebody holds the
 *     role already; milliseconds count, finer is cut off
 * @param forGood {@code true} takes the end of a grant away that somebody holds already
 */
public record NewGrant(
        RoleId role, @Nullable Instant until, @Nullable Boolean forGood) {

    public NewGrant {
        Objects.requireNonNull(role, "role");
        until = until == null ? null : Time.toMillis(until);
        forGood = Boolean.TRUE.equals(forGood) ? forGood : null;
        if (until != null && forGood != null) {
            throw new InvalidValueException(
                    "roles", InvalidValueException.Code.MALFORMED, "has an end or is for good, not both");
        }
    }

    public static NewGrant of(RoleId role) {
        return new NewGrant(role, null, null);
    }

    public static NewGrant of(String role) {
        return of(RoleId.of(role));
    }

    public NewGrant until(@Nullable Instant end) {
        return new NewGrant(role, end, null);
    }

    /** Without an end, even where the role is held with one: {@code NewGrant.of("admin").withoutEnd()}. */
    public NewGrant withoutEnd() {
        return new NewGrant(role, null, true);
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
