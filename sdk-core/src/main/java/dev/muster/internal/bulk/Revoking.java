package dev.muster.internal.bulk;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Gate;
import dev.muster.internal.invite.Invites;
import dev.muster.internal.rules.Operation;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.InviteId;

/** Takes each of these invites back. */
public final class Revoking extends ById {

    private Revoking() {
        super(Code.REVOKED, Operation.REVOKE_OWN_INVITE, Operation.REVOKE_INVITE);
    }

    public static Bulk<NumberedId> through(Gate gate) {
        return new Bulk<>(gate, new Revoking());
    }

    @Override
    public InviteId decide(Change change, NumberedId row) {
        return Invites.decideRevoke(change, row.id()).id();
    }
}
