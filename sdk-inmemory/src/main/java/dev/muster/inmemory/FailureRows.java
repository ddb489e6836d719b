package dev.muster.inmemory;

import dev.muster.inmemory.SortedRows.Row;
import dev.muster.model.FailedAccept;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException.Reason;
import java.time.Instant;

/**
 * Failed accepts of one team.
 *
 * @param byInvite and by their reason
 */
record FailureRows(GroupedRows<InviteId, Reason, FailedAccept> byInvite) {

    static final FailureRows NONE = new FailureRows(GroupedRows.by(KeyOrder.INVITES, Reason::compareTo));

    FailureRows without(InviteId invite) {
        FailureRows left = this;
        for (Row<Reason, FailedAccept> row : byInvite.group(invite).after(null)) {
            left = new FailureRows(left.byInvite.without(invite, row.key()));
        }
        return left;
    }

    FailureRows oneMore(InviteId invite, Reason reason, Instant at) {
        FailedAccept before = byInvite.group(invite).get(reason);
        int times = before == null ? 1 : before.times() + 1;
        return new FailureRows(byInvite.with(invite, reason, new FailedAccept(reason, times, at)));
    }
}
