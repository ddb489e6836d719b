package dev.muster.model;

/** What may be done with a row of the people list, by the one who asks. */
public enum PeopleAction {
    EDIT_PROFILE,
    CHANGE_ROLES,
    SUSPEND,
    RESUME,
    REMOVE,
    LEAVE,
    TRANSFER_OWNERSHIP,
    EDIT_INVITE,
    RESEND_INVITE,
    COPY_LINK,
    REVOKE_INVITE,
    /** Send the new link that is asked for. */
    GRANT_LINK_REQUEST,
    DISMISS_LINK_REQUEST
}
