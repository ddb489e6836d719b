package dev.muster.model;

import java.time.Duration;
import java.util.Objects;

/**
 * What waits to be told, over all teams and nodes.
 *
 * @param waiting how many notifications, those that are being sent and those that are to be tried again included; counted
 *     up to 1,000,000
 * @param oldest how long the oldest of them has waited, by the clocks of the node that made it and of this one; zero if
 *     there is none
 */
public record Backlog(int waiting, Duration oldest) {

    public Backlog {
        Objects.requireNonNull(oldest, "oldest");
    }
}
