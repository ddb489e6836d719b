package dev.muster.model;

/** What state a membership is in. */
public enum MemberStatus {
    /** May do what their roles say. */
    ACTIVE,
    /** In the team, but may do nothing except leave it. */
    SUSPENDED
}
