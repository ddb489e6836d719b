package dev.muster.spi;

import dev.muster.model.Delivery;
import dev.muster.model.InviteId;

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
     * Writes all of it but its delivery, which may be marked at the same time ({@link WorkTransaction#mark}). Its rev is
     * this change's. The row must be stored as PENDING still: ended invites do not change.
     *
     * @throws Storage.TransientConflict here or at the commit, if it is not, or if its address is held by another one
     */
    void update(StoredInvite invite);

    /**
     * Writes all of it, its delivery too, as there is a new link, and what became of the mail with the last one is no longer
     * of interest. Otherwise as {@link #update}.
     */
    void resend(StoredInvite invite);

    /**
     * Writes all of it, its delivery too, whatever it is stored as. It holds no address. This is how people are erased
     * from invites, which do not change otherwise once they have ended.
     *
     * @throws Storage.TransientConflict here or at the commit, if there is no such invite
     */
    void rewrite(StoredInvite invite);

    /** Deletes an invite and its failed accepts; none is no error. */
    void delete(InviteId invite);

    /**
     * Writes what became of the mail of this generation, and this change's rev. The row must be stored as PENDING with
     * this generation.
     *
     * @throws Storage.TransientConflict here or at the commit, if it is not
     */
    void deliver(InviteId invite, int generation, Delivery delivery);
}
