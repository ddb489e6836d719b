package dev.muster.internal.rules;

import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Team;
import dev.muster.spi.Reader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The seats of a team, as one change finds and takes them. A seat is taken by every member and kept for every open
 * invite, so that an invite can always be accepted. They are counted once, however many the change takes.
 */
public final class Seats {

    private final Reader reader;
    private final Team team;
    private final Instant now;
    private @Nullable Integer filled;
    private @Nullable Integer open;
    private int taken;

    public Seats(Reader reader, Team team, Instant now) {
        this.reader = reader;
        this.team = team;
        this.now = now;
    }

    /** Takes a seat, or refuses if none is free. Who takes over a seat that is taken already needs none. */
    public void takeOne() {
        Integer seats = team.seats();
        if (seats != null && filled(seats) + taken >= seats) {
            throw MusterException.of(
                            Reason.SEATS_EXHAUSTED,
                            "all " + seats + " seats are taken or kept for open invites; revoke one or remove somebody")
                    .with("seats", seats);
        }
        taken++;
    }

    /**
     * Takes a seat for one more open invite.
     *
     * @param mostOpen how many the team may have open; 0 if that is not limited
     */
    public void takeForInvite(int mostOpen) {
        if (mostOpen > 0 && open(mostOpen) + taken >= mostOpen) {
            throw MusterException.of(
                            Reason.PENDING_EXHAUSTED, "the team has " + mostOpen + " open invites already; revoke one")
                    .with("invites", mostOpen);
        }
        takeOne();
    }

    /** How many this change has taken. */
    public int taken() {
        return taken;
    }

    /** Goes back, or on, to so many taken. */
    public void taken(int newTaken) {
        taken = newTaken;
    }

    private int filled(int atMost) {
        Integer known = filled;
        if (known == null) {
            int count = reader.members().count(atMost);
            known = count < atMost ? count + reader.invites().countOpen(now, atMost - count) : count;
            filled = known;
        }
        return known;
    }

    private int open(int atMost) {
        Integer known = open;
        if (known == null) {
            known = reader.invites().countOpen(now, atMost);
            open = known;
        }
        return known;
    }
}
