package dev.muster.internal.bulk;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException;
import dev.muster.model.TeamId;
import dev.muster.spi.Scanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is kept for a time only: invites that have been over for long, and answers to bulk calls. Looked for once
 * an hour. Several nodes may do it at once: each chunk is a change, and finds what is left.
 */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Actor CLOCK = Actor.system("retention");
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int CHUNK = 100;

    private final Gate gate;
    private final Duration invitesKept;
    private volatile Instant next = Instant.EPOCH;

    /** @param invitesKept how long invites that are over are kept; zero for ever */
    public Retention(Gate gate, Duration invitesKept) {
        this.gate = gate;
        this.invitesKept = invitesKept;
    }

    /** Answers how many changes it took. */
    public int runDueWork() {
        Instant now = gate.now();
        if (now.isBefore(next)) {
            return 0;
        }
        // Before it is tried: if it fails, mail must not wait for it every second.
        next = now.plus(PAUSE);
        Instant answers = now.minus(Kept.KEPT);
        int done = run((scanner, after) -> scanner.withAnswersBefore(answers, after, CHUNK));
        if (!invitesKept.isZero()) {
            Instant by = now.minus(invitesKept);
            done += run((scanner, after) -> scanner.withInvitesOver(by, after, CHUNK));
        }
        return done;
    }

    private interface Teams {
        List<TeamId> after(Scanner scanner, @Nullable TeamId team);
    }

    private int run(Teams query) {
        int done = 0;
        TeamId last = null;
        List<TeamId> teams;
        do {
            TeamId after = last;
            teams = gate.scan(scanner -> query.after(scanner, after));
            for (TeamId team : teams) {
                done += run(team);
                last = team;
            }
        } while (teams.size() == CHUNK);
        return done;
    }

    private int run(TeamId team) {
        int done = 0;
        try {
            while (gate.change(CLOCK, team, this::remove)) {
                done++;
            }
        } catch (MusterException e) {
            if (e.kind() != MusterException.Kind.NOT_FOUND) { // the team may have gone after it was found
                LOG.error("What team {} keeps for a time only was not removed", team, e);
            }
        } catch (RuntimeException e) {
            LOG.error("What team {} keeps for a time only is still there; the next hour tries again", team, e);
        }
        return done;
    }

    private boolean remove(Change change) {
        change.require(Operation.APPLY_RETENTION);
        Instant answers = change.now().minus(Kept.KEPT);
        boolean answered = change.reader().answers().anyBefore(answers);
        List<InviteId> over = invitesKept.isZero()
                ? List.of()
                : change.reader().invites().over(change.now().minus(invitesKept), CHUNK);
        if (answered) {
            change.write(tx -> tx.answers().deleteBefore(answers));
        }
        over.forEach(invite -> change.write(tx -> tx.invites().delete(invite)));
        if (answered || !over.isEmpty()) {
            change.event(
                    EventType.RETENTION_APPLIED,
                    new Diff().field("invites", null, over.isEmpty() ? null : over.size()));
        }
        return answered || !over.isEmpty();
    }
}
