package dev.muster.internal.rules;

import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Team;
import dev.muster.spi.Reader;
import java.time.Instant;

/** A seat is taken by every member and kept for every open invite, so that an invite can always be accepted. */
public final class Seats {

    private Seats() {}

    /** Refuses unless one more seat is free. Who takes over a seat that is taken already needs none. */
    public static void requireOne(Reader reader, Team team, Instant now) {
        Integer seats = team.seats();
        if (seats == null) {
            return;
        }
        int taken = reader.members().count(seats);
        if (taken < seats) {
            taken += reader.invites().countOpen(now, seats - taken);
        }
        if (taken >= seats) {
            throw MusterException.of(
                            Reason.SEATS_EXHAUSTED, "all " + seats + " seats are taken or kept for open invites")
                    .with("seats", seats);
        }
    }
}
