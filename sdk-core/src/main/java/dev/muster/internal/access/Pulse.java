package dev.muster.internal.access;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The clock, read a few times a second by a thread of its own, which waits for nothing else: asking it at each check
 * would take longer than the check. Where that thread does not run the clock itself is asked.
 */
public final class Pulse {

    private static final long STOPPED = Long.MIN_VALUE;
    private static final long LONGEST_BEAT = 50;

    private final LongSupplier clock;
    private final long beat;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stop = lock.newCondition();
    private boolean running;
    private volatile long last = STOPPED;

    /** @param staleness in milliseconds: what the beat is measured against */
    Pulse(LongSupplier clock, long staleness) {
        this.clock = clock;
        this.beat = beat(staleness);
    }

    /** How far {@link #now()} may be behind, in milliseconds. */
    static long beat(long staleness) {
        return Math.max(1, Math.min(LONGEST_BEAT, staleness / 50));
    }

    /** Milliseconds since 1970. */
    long now() {
        long now = last;
        return now == STOPPED ? clock.getAsLong() : now;
    }

    /** The same without being behind. */
    long exactly() {
        return clock.getAsLong();
    }

    void start() {
        lock.lock();
        try {
            if (!running) {
                running = true;
                last = clock.getAsLong();
                Thread thread = new Thread(this::run, "muster-access-clock");
                thread.setDaemon(true);
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            running = false;
            last = STOPPED;
            stop.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        lock.lock();
        try {
            while (running) {
                last = clock.getAsLong();
                awaitBeat();
            }
        } finally {
            running = false;
            last = STOPPED;
            lock.unlock();
        }
    }

    private void awaitBeat() {
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(beat);
            while (running && left > 0) {
                left = stop.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Nobody has a reason to; only stop() ends this thread.
        }
    }
}
