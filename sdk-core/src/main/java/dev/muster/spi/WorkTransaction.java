package dev.muster.spi;

import dev.muster.model.Delivery;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException;
import dev.muster.model.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Work on single rows outside any change of a team. All of it is kept, or none if it throws. */
public interface WorkTransaction {

    /**
     * Rows that are due ({@code dueAt <= now}): what was never claimed in the order of {@linkplain OutboxStore#add its
     * places}, and what was in the order of {@code dueAt}, taken from the two by turns. So neither waits for all of the
     * other.
     */
    List<OutboxRow> due(Instant now, int limit);

    /**
     * Claims rows by compare-and-swap: a row is won if it still has the attempts that it was read with, and then has
     * one more and is due again at {@code retryAt}. Rows that somebody else claimed are left out of the answer.
     */
    List<OutboxRow> claim(List<Claim> claims);

    /**
     * Gives a claimed row another moment: if it still has the attempts of the claim, it has these attempts and is due
     * then; otherwise does nothing.
     *
     * @param attempts those of the claim if it was tried, one less if it was not
     */
    void reschedule(OutboxRow claimed, int attempts, Instant dueAt);

    /** Deletes a row; none is no error. */
    void delete(UUID id);

    /**
     * Writes what became of the mail of this generation, if the invite is stored as PENDING with this generation and
     * its delivery as QUEUED; otherwise does nothing. Not a change: the team's rev stays.
     */
    void mark(TeamId team, InviteId invite, int generation, Delivery delivery);

    /**
     * Counts up, each counter for itself. One that would pass its limit stays as it was; one that is not there yet begins
     * at 0.
     *
     * @param counts of different counters
     * @return the counters that stayed as they were
     * @throws Storage.TransientConflict here or at the commit, if somebody else began to count one of them at the same
     *     time
     */
    Set<Counter> count(List<Count> counts);

    /**
     * Counts one more failed attempt to accept this invite for this reason, if the invite is there; otherwise does
     * nothing. Not a change: the team's rev stays.
     *
     * @throws Storage.TransientConflict here or at the commit, if somebody else counted the first one at the same time
     */
    void failedAccept(TeamId team, InviteId invite, MusterException.Reason reason, Instant at);

    /** Keeps that mail to this subject, a keyed hash of 32 characters, is to fail; if it is kept already, does nothing. */
    void suppress(String subject, Instant at);

    /** Keeps it no longer; what was not kept is no error. */
    void allow(String subject);

    /**
     * Deletes counters that end at this moment or earlier.
     *
     * @return how many, which is at most {@code limit}
     */
    int deleteCounters(Instant endedBy, int limit);

    /**
     * How far a counter is to go up.
     *
     * @param by 1 or more
     * @param limit what it must not pass
     */
    record Count(Counter counter, int by, int limit) {

        /** @throws IllegalArgumentException if it is not to go up */
        public Count {
            if (by < 1) {
                throw new IllegalArgumentException("by must be 1 or more, was " + by);
            }
        }
    }

    /** A row to be claimed, and when it comes due again if nothing is heard of it. */
    record Claim(OutboxRow row, Instant retryAt) {}
}
