package dev.muster.spi;

import dev.muster.model.Member;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import java.time.Instant;
import java.util.Objects;

/**
 * A grant that has an end, and the member who holds it.
 *
 * @param at when it ends, and who holds it
 * @param member with all their grants
 */
public record Ending(Key at, Member member) {

    public Ending {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(member, "member");
    }

    /** A place in the list of ends. */
    public record Key(Instant until, UserId user, RoleId role) {

        public Key {
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(role, "role");
        }
    }
}
