package dev.muster.model;

import java.util.Objects;

/**
 * What came of accepting an invite.
 *
 * @param member the membership as it is now
 * @param outcome what happened
 */
public record Accepted(Member member, Outcome outcome) {

    /** What happened. */
    public enum Outcome {
        /** They are in, with the roles of the invite. */
        JOINED,
        /** They had accepted this very invite before; nothing changed. */
        ALREADY_JOINED,
        /** They were a member already: they keep their roles, and the invite is closed. */
        ALREADY_MEMBER
    }

    public Accepted {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(outcome, "outcome");
    }
}
