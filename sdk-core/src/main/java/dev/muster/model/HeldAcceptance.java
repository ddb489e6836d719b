package dev.muster.model;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody who has accepted an invite and waits for approval, as who promised its roles can no longer give them.
 *
 * @param invite the invite, which is open still and keeps its seat, or EXPIRED
 * @param person who they are, as they will be a member
 * @param at when they accepted it
 */
public record HeldAcceptance(Invite invite, Person person, Instant at) {

    public HeldAcceptance {
        Objects.requireNonNull(invite, "invite");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(at, "at");
    }
}
