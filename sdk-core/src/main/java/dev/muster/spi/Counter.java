package dev.muster.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * How much of a limit is used up, over all teams and nodes, in one stretch of time.
 *
 * @param kind what is counted
 * @param subject whose it is: a keyed hash, of 32 characters, that tells neither an address nor an id
 * @param endsAt when the stretch ends; the next one has a counter of its own
 */
public record Counter(Kind kind, String subject, Instant endsAt) {

    /** What is counted. */
    public enum Kind {
        /** Invites that one user sent. */
        SENT_BY_ACTOR,
        /** Invites that were sent in one team. */
        SENT_IN_TEAM,
        /** Invites that were mailed to one address. */
        MAILED_TO_RECIPIENT,
        /** New links that were asked for with the links of one invite. */
        LINK_REQUESTED
    }

    public Counter {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(endsAt, "endsAt");
    }
}
