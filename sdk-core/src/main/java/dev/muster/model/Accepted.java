package dev.muster.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of accepting an invite.
 *
 * @param member the membership as it is now; absent if HELD
 * @param outcome what happened
 */
public record Accepted(@Nullable Member member, Outcome outcome) {

    /** What happened. */
    public enum Outcome {
        /** They are in, with the roles of the invite. */
        JOINED,
        /** They had accepted this very invite before; nothing changed. */
        ALREADY_JOINED,
        /** They were a member already: they keep their roles, and the invite is closed. */
        ALREADY_MEMBER,
        /** They are not in yet: it waits for approval. Only with {@link LostAuthority#HOLD}. */
        HELD
    }

    public Accepted {
        Objects.requireNonNull(outcome, "outcome");
        if ((member == null) != (outcome == Outcome.HELD)) {
            throw new IllegalArgumentException("there is a membership unless it is HELD");
        }
    }

    /**
     * The membership, for who knows that it is not HELD.
     *
     * @throws IllegalStateException if it is
     */
    public Member joined() {
        Member known = member;
        if (known == null) {
            throw new IllegalStateException("they are not in yet: it waits for approval");
        }
        return known;
    }
}
