package dev.muster.internal.delivery;

import dev.muster.internal.change.Gate;
import dev.muster.model.Backlog;
import dev.muster.spi.Scanner.Waiting;
import java.time.Duration;
import java.time.Instant;

/** How much waits to be told, and for how long. */
public final class Backlogs {

    private static final int MOST = 1_000_000;
    private static final int VERSION_7_MOMENT = 16;

    private final Gate gate;

    public Backlogs(Gate gate) {
        this.gate = gate;
    }

    /** An id of version 7 begins with the moment it was made at. */
    public Backlog now() {
        Waiting waiting = gate.scan(scanner -> scanner.waiting(MOST));
        if (waiting.first() == null) {
            return new Backlog(0, Duration.ZERO);
        }
        Instant made = Instant.ofEpochMilli(waiting.first().getMostSignificantBits() >>> VERSION_7_MOMENT);
        Duration age = Duration.between(made, gate.now());
        return new Backlog(waiting.rows(), age.isNegative() ? Duration.ZERO : age);
    }
}
