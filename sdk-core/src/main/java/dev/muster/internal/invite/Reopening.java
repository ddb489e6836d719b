package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.rules.Bounds;
import dev.muster.internal.rules.DomainRule;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.spi.StoredInvite;

/** An expired invite that is opened again takes its address and a seat again, or is refused. */
final class Reopening {

    private Reopening() {}

    static void takeAddress(Change change, StoredInvite row, Bounds bounds) {
        DomainRule.require(change.team(), row.invite().email());
        if (change.isMember(row.invite().email())) {
            throw MusterException.of(Reason.ALREADY_MEMBER, "somebody with this address is a member already");
        }
        if (!InviteState.isExpired(row, change.now())) {
            return;
        }
        StoredInvite holder = change.holder(row.invite().email());
        boolean other =
                holder != null && !holder.invite().id().equals(row.invite().id());
        if (holder != null && other && !InviteState.isExpired(holder, change.now())) {
            throw MusterException.of(Reason.ALREADY_INVITED, "this address has a newer open invite")
                    .with("invite", holder.invite().id());
        }
        change.seats().takeForInvite(bounds.pendingPerTeam());
        if (holder != null && other) {
            change.update(InviteDraft.of(holder).addressReleased().at(change.rev()));
        }
    }
}
