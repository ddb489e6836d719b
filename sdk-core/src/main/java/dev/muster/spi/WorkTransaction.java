package dev.muster.spi;

import dev.muster.model.Delivery;
import dev.muster.model.InviteId;
import dev.muster.model.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Work on single rows outside any change of a team. All of it is kept, or none if it throws. */
public interface WorkTransaction {

    /** Rows that are due ({@code dueAt <= now}), the longest due first. */
    List<OutboxRow> due(Instant now, int limit);

    /**
     * Claims rows by compare-and-swap: a row is won if it still has the attempts that it was read with, and then has
     * one more and is due again at {@code retryAt}. Rows that somebody else claimed are left out of the answer.
     */
    List<OutboxRow> claim(List<Claim> claims);

    /**
     * Gives back a row that was claimed but not tried: if it still has the attempts of the claim, it has one less and is
     * due at this moment; otherwise does nothing.
     */
    void giveBack(OutboxRow claimed, Instant dueAt);

    /** Deletes a row; none is no error. */
    void delete(UUID id);

    /**
     * Writes what became of the mail of this generation, if the invite is stored as PENDING with this generation;
     * otherwise does nothing. Not a change: the team's rev stays.
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

    /** Deletes the counters that end at this moment or earlier. */
    void deleteCounters(Instant endedBy);

    /**
     * How far a counter is to go up.
     *
     * @param by 0 or more
     * @param limit what it must not pass
     */
    record Count(Counter counter, int by, int limit) {}

    /** A row to be claimed, and when it comes due again if nothing is heard of it. */
    record Claim(OutboxRow row, Instant retryAt) {}
}
