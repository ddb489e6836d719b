package dev.muster.model;

/** Why an invite was revoked. */
public enum EndReason {
    /** Somebody took it back. */
    REVOKED,
    /** A newer invite to the same address took its place. */
    REPLACED,
    /** Who sent it is no longer a member, or was erased. */
    INVITER_REMOVED,
    /** Who it is addressed to was removed from the team, or erased. */
    INVITEE_REMOVED,
    /** Who accepted it waited for approval, and was turned down. */
    TURNED_DOWN,
    /** Who it is addressed to was added to the team without it. */
    INVITEE_ADDED
}
