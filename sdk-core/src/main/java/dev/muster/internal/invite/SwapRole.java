package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.model.EventType;
import dev.muster.model.RoleGrant;
import dev.muster.spi.StoredInvite;
import java.util.List;

/** Gives an open or expired invite other roles, since one of them goes. */
public final class SwapRole {

    private SwapRole() {}

    public static void in(Change change, StoredInvite row, List<RoleGrant> grants) {
        StoredInvite after = InviteDraft.of(row).roles(grants).at(change.rev());
        change.write(tx -> tx.invites().update(after));
        Diff diff = new Diff().roles(row.invite().roles(), grants);
        change.event(EventType.INVITE_EDITED, after.invite(), diff);
    }
}
