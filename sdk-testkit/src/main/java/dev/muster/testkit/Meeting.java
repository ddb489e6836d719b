package dev.muster.testkit;

import dev.muster.model.TeamEvent;
import dev.muster.spi.TeamPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the first change that is decided waiting, for a moment, for a second one to be decided too. Where changes of a
 * team wait for one another as they must, none comes. Where they do not, both were decided on the same state: what would
 * happen once in a thousand rounds happens in each.
 */
final class Meeting implements TeamPolicy {

    private static final Duration PATIENCE = Duration.ofMillis(2);

    private final AtomicInteger decided = new AtomicInteger(Integer.MAX_VALUE / 2);

    /** From the next change on. */
    void expect() {
        decided.set(0);
    }

    @Override
    public Optional<String> veto(TeamEvent event) {
        if (event.seq() == 0) {
            decided();
        }
        return Optional.empty();
    }

    /** A change is decided and waits for another one. */
    void decided() {
        decided.incrementAndGet();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (decided.get() < 2 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
