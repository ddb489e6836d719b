package dev.muster.internal.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Who sends together, until nothing is left or the thread that asked for it is interrupted. */
final class Round {

    private final @Nullable Thread caller;
    private final AtomicInteger done = new AtomicInteger();
    private final List<Thread> helpers = new ArrayList<>();
    private volatile boolean broken;

    /** @param caller who waits until it is done; null if nobody does */
    Round(@Nullable Thread caller) {
        this.caller = caller;
    }

    void helped(Thread helper) {
        helpers.add(helper);
    }

    void did(int rows) {
        done.addAndGet(rows);
    }

    int done() {
        return done.get();
    }

    /** Whether nothing is to be begun. */
    boolean isBroken() {
        putOffInterruption();
        return broken;
    }

    /**
     * Whoever is interrupted still has rows to write or to give back. The caller's interruption is remembered before it is
     * taken away, as its helpers ask for it meanwhile; a helper's was left behind by a notifier, and means nothing.
     */
    void putOffInterruption() {
        boolean calling = Thread.currentThread().equals(caller);
        if (caller != null && caller.isInterrupted()) {
            broken = true;
        }
        if (!calling || broken) {
            Thread.interrupted();
        }
    }

    /** The caller waits for its helpers, and is as interrupted as it was. */
    void end() {
        for (Thread helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    broken = true;
                }
            }
        }
        if (broken) {
            Thread.currentThread().interrupt();
        }
    }
}
