package dev.muster.internal.bulk;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.invite.Invites;
import dev.muster.internal.invite.SendingLimits;
import dev.muster.internal.rules.Operation;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes each of these invites back. */
public final class Revoking extends ById {

    private Revoking() {
        super(Code.REVOKED, Operation.REVOKE_OWN_INVITE, Operation.REVOKE_INVITE);
    }

    public static Bulk<NumberedId> through(Gate gate, SendingLimits limits) {
        return new Bulk<>(gate, limits, new Revoking());
    }

    @Override
    public boolean isCounted() {
        return false;
    }

    @Override
    public void fetchRecipients(View view, List<NumberedId> rows) {
        // there are none
    }

    @Override
    public @Nullable EmailAddress recipient(View view, NumberedId row) {
        return null;
    }

    @Override
    public InviteId decide(Change change, NumberedId row) {
        return Invites.decideRevoke(change, row.id()).id();
    }
}
