package dev.muster.internal.delivery;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.model.Actor;
import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EventType;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.StoredInvite;

/** Gives a mail up: a change like any other, so that people see it and the history keeps it. */
public final class GiveUp {

    private static final Actor DELIVERY = Actor.system("delivery");

    private final Gate gate;

    public GiveUp(Gate gate) {
        this.gate = gate;
    }

    void on(OutboxRow row, String reason) {
        try {
            boolean recorded = gate.change(DELIVERY, row.team(), change -> record(change, row, reason));
            if (!recorded) {
                forget(row);
            }
        } catch (MusterException e) {
            if (e.kind() != MusterException.Kind.NOT_FOUND) {
                throw e;
            }
            forget(row);
        }
    }

    private static boolean record(Change change, OutboxRow row, String reason) {
        StoredInvite stored = change.reader().invites().find(row.invite());
        if (stored == null
                || stored.invite().status() != InviteStatus.PENDING
                || stored.generation() != row.generation()) {
            return false;
        }
        Delivery failed = Delivery.failed(reason, row.attempts(), change.now());
        change.write(tx -> tx.invites().update(stored.delivery(failed, change.rev())));
        change.write(tx -> tx.outbox().delete(row.id()));
        Diff diff = new Diff()
                .field("delivery", stored.invite().delivery().status(), DeliveryStatus.FAILED)
                .field("reason", null, reason);
        change.event(EventType.INVITE_UNDELIVERED, stored.invite(), diff);
        return true;
    }

    private void forget(OutboxRow row) {
        gate.work(work -> {
            work.delete(row.id());
            return row;
        });
    }
}
