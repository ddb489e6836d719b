package dev.muster.model;

/** What happened to a team. */
public enum EventType {
    TEAM_CREATED,
    TEAM_EDITED,
    TEAM_SUSPENDED,
    TEAM_RESUMED,
    TEAM_DELETED,
    /** Added by a system actor, or as the first owner. */
    MEMBER_ADDED,
    /** Joined by accepting an invite. */
    MEMBER_JOINED,
    MEMBER_EDITED,
    MEMBER_SUSPENDED,
    MEMBER_RESUMED,
    MEMBER_REMOVED,
    MEMBER_LEFT,
    OWNERSHIP_TRANSFERRED,
    /** The host's data of a person changed. */
    PERSON_UPDATED,
    /** A person, or an address, was erased: in their place stands the pseudonym that this event names. */
    PERSON_ERASED,
    INVITE_SENT,
    INVITE_EDITED,
    INVITE_RESENT,
    /** Somebody looked at the link, so it no longer proves a mailbox. */
    INVITE_LINK_COPIED,
    INVITE_ACCEPTED,
    /** Somebody accepted, and waits for approval. Approved, it is INVITE_ACCEPTED; turned down, INVITE_REVOKED. */
    INVITE_ACCEPTANCE_HELD,
    INVITE_DECLINED,
    INVITE_REVOKED,
    /** It was still open when its expiry came. It could not be accepted from that moment on; this is when it was noticed. */
    INVITE_EXPIRED,
    /** What had been kept for its time was removed: of invites that were over the detail {@code invites} says how many. */
    RETENTION_APPLIED,
    /** It was still open some time before its expiry, and who is invited is sent the link once more. */
    INVITE_REMINDED,
    /** The holder of a link that no longer works asks for a new one. */
    INVITE_LINK_REQUESTED,
    INVITE_LINK_REQUEST_DISMISSED,
    /** The mail was given up. */
    INVITE_UNDELIVERED,
    /** A mail that tells of something else was given up: who was to be told does not know. */
    NOTICE_UNDELIVERED,
    /** A chunk of a bulk call that has a key was answered; the detail {@code key} has the key. */
    BULK_ANSWERED,
    /** A role of the team's own was made, be it as a copy of another one. */
    ROLE_MADE,
    ROLE_EDITED,
    ROLE_RETIRED,
    /** A retired role can be given again. */
    ROLE_RESTORED,
    ROLE_DELETED,
    /** A grant that had an end is past it. It counted for nothing from that moment on; this is when it was cleared away. */
    GRANT_ENDED
}
