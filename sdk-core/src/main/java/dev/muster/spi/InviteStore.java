package dev.muster.spi;

/** The invites of the team that is being changed. */
public interface InviteStore extends InviteReads {

    /**
     * Adds an invite.
     *
     * @throws Storage.TransientConflict here or at the commit, if its address is held by another one that the same
     *     change does not make give it up
     */
    void insert(StoredInvite invite);

    /**
     * Writes all of it, its delivery too. The row must be stored as PENDING still: ended invites do not change.
     *
     * @throws Storage.TransientConflict here or at the commit, if it is not, or if its address is held by another one
     */
    void update(StoredInvite invite);
}
