package dev.muster.internal.delivery;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.invite.Invites;
import dev.muster.model.Actor;
import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EventType;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException;
import dev.muster.model.TeamEvent;
import dev.muster.spi.Notification.Kind;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Writes down what became of a claimed row. That it was sent is a mark; that it was given up is a change like any other,
 * so that people see it and the history keeps it.
 */
public final class Outcomes {

    static final Actor DELIVERY = Actor.system("delivery");

    private final Gate gate;

    public Outcomes(Gate gate) {
        this.gate = gate;
    }

    void sent(OutboxRow row) {
        Delivery delivery = Delivery.sent(row.attempts(), gate.now());
        gate.work(work -> {
            if (row.kind() == Kind.INVITATION) {
                work.mark(row.team(), inviteOf(row), row.generation(), delivery);
            }
            work.delete(row.id());
            return row;
        });
    }

    /** Revoked, replaced, accepted: what was to be told is no longer so. */
    void forget(OutboxRow row) {
        gate.work(work -> {
            work.delete(row.id());
            return row;
        });
    }

    /** Nobody tried to send it, so it is no attempt. */
    void giveBack(OutboxRow row, Instant dueAt) {
        reschedule(row, row.attempts() - 1, dueAt);
    }

    /** It failed for now. */
    void tryAgain(OutboxRow row, Instant dueAt) {
        reschedule(row, row.attempts(), dueAt);
    }

    private void reschedule(OutboxRow row, int attempts, Instant dueAt) {
        gate.work(work -> {
            work.reschedule(row, attempts, dueAt);
            return row;
        });
    }

    /** Of an invitation it is the invite that failed; of anything else the history alone has it. False if it no longer holds. */
    boolean giveUp(OutboxRow row, String reason) {
        if (row.kind() != Kind.INVITATION) {
            return record(row, (change, about) -> {
                change.write(tx -> tx.outbox().delete(row.id()));
                Diff diff = new Diff().field("notice", null, row.kind()).field("reason", null, reason);
                change.event(EventType.NOTICE_UNDELIVERED, about, diff);
            });
        }
        return recordOfInvite(row, (change, stored) -> {
            Delivery failed = Delivery.failed(reason, row.attempts(), change.now());
            change.write(tx -> tx.outbox().delete(row.id()));
            // Perhaps it came back already, or it was sent and the answer to our mark was lost.
            if (stored.invite().delivery().status() == DeliveryStatus.QUEUED) {
                undelivered(change, stored, failed);
            }
        });
    }

    /** As part of a change. */
    static void undelivered(Change change, StoredInvite stored, Delivery failed) {
        InviteId id = stored.invite().id();
        change.write(tx -> tx.invites().deliver(id, stored.generation(), failed));
        Diff diff = new Diff()
                .field("delivery", stored.invite().delivery().status(), DeliveryStatus.FAILED)
                .field("reason", null, failed.reason());
        change.event(EventType.INVITE_UNDELIVERED, stored.invite(), diff);
    }

    /**
     * It is about to go where others may read it, so the link will prove no mailbox. False if it no longer holds.
     *
     * @throws Undeliverable if a policy of the host does not let it
     */
    boolean unproven(OutboxRow row) {
        try {
            return recordOfInvite(row, Invites::linkSeen);
        } catch (MusterException e) {
            throw new Undeliverable(Reasons.shown(e.getMessage(), null));
        }
    }

    /** Writes it down, or forgets the row if it no longer holds. */
    private boolean recordOfInvite(OutboxRow row, BiConsumer<Change, StoredInvite> write) {
        return change(row, ReadAhead.invite(inviteOf(row)), change -> {
            StoredInvite stored = change.reader().invites().find(inviteOf(row));
            if (stored == null || !holds(stored, row)) {
                return false;
            }
            write.accept(change, stored);
            return true;
        });
    }

    private boolean record(OutboxRow row, BiConsumer<Change, TeamEvent> write) {
        return change(row, ReadAhead.NOTHING, change -> {
            TeamEvent about = Notices.event(change, row);
            if (about != null) {
                write.accept(change, about);
            }
            return about != null;
        });
    }

    private boolean change(OutboxRow row, ReadAhead ahead, Function<Change, Boolean> decide) {
        try {
            boolean holds = gate.change(DELIVERY, row.team(), ahead, decide);
            if (!holds) {
                forget(row);
            }
            return holds;
        } catch (MusterException e) {
            if (e.kind() != MusterException.Kind.NOT_FOUND) {
                throw e;
            }
            forget(row);
            return false;
        }
    }

    static InviteId inviteOf(OutboxRow row) {
        return Objects.requireNonNull(row.invite(), "invite");
    }

    /** Whether the row is about the good link of an open invite. */
    static boolean holds(StoredInvite stored, OutboxRow row) {
        return stored.invite().status() == InviteStatus.PENDING && stored.generation() == row.generation();
    }
}
