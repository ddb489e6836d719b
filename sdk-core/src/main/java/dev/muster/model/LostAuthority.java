package dev.muster.model;

/** What becomes of an accept where who promised its roles could no longer give them. */
public enum LostAuthority {
    /** It is refused with INVITER_LACKS_AUTHORITY. */
    REFUSE,
    /** It is held until somebody who manages invites, and can give the roles, approves it or turns it down. */
    HOLD
}
