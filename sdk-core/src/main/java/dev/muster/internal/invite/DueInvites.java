package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.DueWork;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.Posting;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EventType;
import dev.muster.model.InviteStatus;
import dev.muster.model.TeamEvent;
import dev.muster.spi.HistoryReads.EventKey;
import dev.muster.spi.Notification.Kind;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.Scanner;
import dev.muster.spi.StoredInvite;
import java.util.List;
import java.util.UUID;

/**
 * What falls due with invites that nobody asks about: a reminder some time before the expiry, and the expiry. An invite
 * expires by the clock, without any job; the job here only says so, once, on however many nodes it runs.
 */
public final class DueInvites {

    private static final Actor CLOCK = Actor.system("invites that expire");

    private final Gate gate;
    private final Posting posting;
    private final DueWork work;

    public DueInvites(Gate gate, Posting posting) {
        this.gate = gate;
        this.posting = posting;
        this.work = new DueWork(gate, CLOCK, Scanner::withDueInvites, this::decide);
    }

    /** Answers for how many invites there was something to be done. */
    public int runDueWork() {
        return work.run();
    }

    private int decide(Change change) {
        change.require(Operation.EXPIRE_INVITES);
        List<StoredInvite> due = change.reader().invites().due(change.now(), DueWork.CHUNK);
        for (StoredInvite row : due) {
            if (InviteState.isExpired(row, change.now())) {
                expire(change, row);
            } else {
                remind(change, row);
            }
        }
        return due.size();
    }

    private static void expire(Change change, StoredInvite row) {
        StoredInvite told = InviteDraft.of(row).next(null).at(change.rev());
        change.update(told);
        Diff diff = new Diff().field("status", InviteStatus.PENDING, InviteStatus.EXPIRED);
        change.event(EventType.INVITE_EXPIRED, row.invite(), diff);
    }

    private void remind(Change change, StoredInvite row) {
        InviteDraft told = InviteDraft.of(row).next(row.invite().expiresAt());
        UUID mail = gate.ids().next();
        // Whose link is handed over by hand, or did not arrive, is not written to, nor who has accepted and waits.
        boolean posts = row.invite().delivery().status() == DeliveryStatus.SENT
                && row.held() == null
                && posting.tells(Kind.INVITE_REMINDER);
        change.update((posts ? told.reminded(mail) : told).at(change.rev()));
        TeamEvent event = change.event(EventType.INVITE_REMINDED, row.invite(), new Diff());
        if (posts) {
            change.tell(new OutboxRow(
                    mail,
                    row.invite().team(),
                    Kind.INVITE_REMINDER,
                    row.invite().id(),
                    row.generation(),
                    new EventKey(event.rev(), event.seq()),
                    true,
                    0,
                    change.clock()));
        }
    }
}
