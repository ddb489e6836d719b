package dev.muster.internal.rules;

import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Team;
import dev.muster.spi.Reader;
import java.time.Instant;

/** A seat is taken by every member and kept for every open invite, so that an invite can always be accepted. */
public final class Seats {

    private Seats() {}

    /**
     * Refuses unless one more seat is free.
     *
     * @param freed seats that the same change gives back
     */
    public static void requireOne(Reader reader, Team team, Instant now, int freed) {
        Integer seats = team.seats();
        if (seats == null) {
            return;
        }
        int enough = seats + freed;
        int taken = reader.members().count(enough);
        if (taken < enough) {
            taken += reader.invites().countOpen(now, enough - taken);
        }
        if (taken - freed >= seats) {
            throw MusterException.of(
                            Reason.SEATS_EXHAUSTED, "all " + seats + " seats are taken or kept for open invites")
                    .with("seats", seats);
        }
    }
}
