package dev.muster.model;

/** What state a team is in. */
public enum TeamStatus {
    /** In use. */
    ACTIVE,
    /** Refuses everything but reading, resuming, deleting, leaving, removing, revoking and declining. */
    SUSPENDED,
    /** A tombstone: its slug is free again, its history is kept, all else is gone. */
    DELETED
}
