package dev.muster.model;

/** What became of the mail of an invite. */
public enum DeliveryStatus {
    /** Made to be copied; nothing is sent. */
    NOT_REQUESTED,
    /** Waiting to be sent, or to be tried again. */
    QUEUED,
    /** Handed over to the next hop, which is not yet the inbox. */
    SENT,
    /** Given up; the reason says why, and a resend starts anew. */
    FAILED
}
