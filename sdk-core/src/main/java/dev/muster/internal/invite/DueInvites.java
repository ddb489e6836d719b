package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.Posting;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.spi.HistoryReads.EventKey;
import dev.muster.spi.Notification.Kind;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What falls due with invites that nobody asks about: a reminder some time before the expiry, and the expiry. An invite
 * expires by the clock, without any job; the job here only says so, once, on however many nodes it runs.
 */
public final class DueInvites {

    private static final Logger LOG = LoggerFactory.getLogger(DueInvites.class);
    private static final Actor CLOCK = Actor.system("invites that expire");
    private static final int CHUNK = 100;

    private final Gate gate;
    private final Posting posting;

    public DueInvites(Gate gate, Posting posting) {
        this.gate = gate;
        this.posting = posting;
    }

    /** Answers for how many invites there was something to be done. */
    public int runDueWork() {
        int done = 0;
        TeamId after = null;
        List<TeamId> teams;
        do {
            TeamId from = after;
            Instant now = gate.now();
            teams = gate.scan(scanner -> scanner.withDueInvites(now, from, CHUNK));
            for (TeamId team : teams) {
                done += runDueWork(team);
                after = team;
            }
        } while (teams.size() == CHUNK);
        return done;
    }

    private int runDueWork(TeamId team) {
        int done = 0;
        try {
            int chunk;
            do {
                chunk = gate.change(CLOCK, team, this::decide);
                done += chunk;
            } while (chunk > 0);
        } catch (MusterException e) {
            if (e.kind() != MusterException.Kind.NOT_FOUND) { // the team may have gone after it was found
                LOG.error("What is due with invites of team {} was refused", team, e);
            }
        } catch (RuntimeException e) {
            LOG.error("What is due with invites of team {} could not be done; the next round tries again", team, e);
        }
        return done;
    }

    private int decide(Change change) {
        change.require(Operation.EXPIRE_INVITES);
        List<StoredInvite> due = change.reader().invites().due(change.now(), CHUNK);
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
        StoredInvite told = InviteDraft.of(row).next(row.invite().expiresAt()).at(change.rev());
        change.update(told);
        TeamEvent event = change.event(EventType.INVITE_REMINDED, row.invite(), new Diff());
        // Whose link is handed over by hand has never had a mail from us.
        if (row.mail() != null && posting.tells(Kind.INVITE_REMINDER)) {
            change.tell(new OutboxRow(
                    gate.ids().next(),
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
