package dev.muster.model;

/** What a "Users" page shows of somebody. */
public enum PeopleStatus {
    /** A member. */
    ACTIVE,
    /** A suspended member. */
    SUSPENDED,
    /** Invited, not yet in. */
    INVITED,
    /** Invited, and the invite is past its expiry. */
    EXPIRED,
    /** Invited, and the mail was given up. */
    UNDELIVERED
}
