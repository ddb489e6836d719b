package dev.muster.model;

/** Whether a role can be given. */
public enum RoleStatus {
    ACTIVE,
    /** Stays where it is and keeps its meaning, but is not newly given. */
    RETIRED
}
