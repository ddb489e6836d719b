package dev.muster.internal.delivery;

import dev.muster.internal.change.Gate;
import java.time.Duration;
import java.time.Instant;

/** Clears away the counters of hours and days that are over, every hour or so. */
public final class UsedCounters {

    private static final Duration PAUSE = Duration.ofHours(1);

    /** All addresses of a day end at one moment: too many for one statement and its time. */
    private static final int CHUNK = 1_000;

    private final Gate gate;
    private volatile Instant next = Instant.EPOCH;

    public UsedCounters(Gate gate) {
        this.gate = gate;
    }

    public void clearAway() {
        Instant now = gate.now();
        if (now.isBefore(next)) {
            return;
        }
        // Before it is tried: if it fails, mail must not wait for it every second.
        next = now.plus(PAUSE);
        // A node whose clock is behind may still count in the stretch that has just ended.
        Instant endedBy = now.minus(PAUSE);
        int deleted;
        do {
            deleted = gate.work(work -> work.deleteCounters(endedBy, CHUNK));
        } while (deleted == CHUNK);
    }
}
