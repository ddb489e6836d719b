package dev.muster.inmemory;

import dev.muster.model.Delivery;
import dev.muster.model.InviteId;
import dev.muster.spi.InviteStore;
import dev.muster.spi.StoredInvite;

/** The invites of the team that is being changed. */
final class InviteWrites extends InviteView implements InviteStore {

    private final Writes writes;

    InviteWrites(Writes writes, InviteRows rows, FailureRows failures) {
        super(writes.scope(), rows, failures);
        this.writes = writes;
    }

    @Override
    public void insert(StoredInvite invite) {
        writes.add(invite.invite().team(), draft -> draft.insertInvite(invite));
    }

    @Override
    public void update(StoredInvite invite) {
        writes.add(invite.invite().team(), draft -> draft.updateInvite(invite));
    }

    @Override
    public void resend(StoredInvite invite) {
        writes.add(invite.invite().team(), draft -> draft.resendInvite(invite));
    }

    @Override
    public void rewrite(StoredInvite invite) {
        writes.add(invite.invite().team(), draft -> draft.rewriteInvite(invite));
    }

    @Override
    public void delete(InviteId invite) {
        writes.add(writes.team(), draft -> draft.deleteInvite(invite));
    }

    @Override
    public void deliver(InviteId invite, int generation, Delivery delivery) {
        writes.add(writes.team(), draft -> draft.deliver(invite, generation, delivery));
    }
}
