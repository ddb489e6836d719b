package dev.muster.model;

/** What state an invite is in. Ended states never change, except that an expired invite may be resent. */
public enum InviteStatus {
    /** Waiting for its person. */
    PENDING,
    /** Its person is in. */
    ACCEPTED,
    /** Its person said no. */
    DECLINED,
    /** Taken back; {@link Invite#endReason()} says why. */
    REVOKED,
    /** Past its expiry. Derived from the clock in every read, filter and count, never stored. */
    EXPIRED
}
