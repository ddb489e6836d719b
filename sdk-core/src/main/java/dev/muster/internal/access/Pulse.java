package dev.muster.internal.access;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The clock, read a few times a second by a thread of its own, which waits for nothing else: asking it at each check
 * would take longer than the check. Where that thread does not run the clock itself is asked.
 */
final class Pulse {

    private static final long STOPPED = Long.MIN_VALUE;
    private static final long LONGEST_BEAT = 50;

    private final LongSupplier clock;
    private final long beat;
    private final Runnable setBack;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stop = lock.newCondition();
    private boolean running;
    /** What the last look saw; guarded by the lock. */
    private long seen = Long.MIN_VALUE;

    private volatile long last = STOPPED;

    /**
     * @param staleness in milliseconds: what the beat is measured against
     * @param setBack run when the clock was seen to have gone back, after {@link #now()} knows of it
     */
    Pulse(LongSupplier clock, long staleness, Runnable setBack) {
        this.clock = clock;
        this.beat = beat(staleness);
        this.setBack = setBack;
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

    /** The same without being behind. One look at a time: they see the clock in the order in which it went. */
    long look() {
        long now;
        boolean back;
        lock.lock();
        try {
            now = clock.getAsLong();
            back = now < seen;
            seen = now;
            if (running) {
                last = now;
            }
        } finally {
            lock.unlock();
        }
        if (back) {
            setBack.run();
        }
        return now;
    }

    void start() {
        lock.lock();
        try {
            if (!running) {
                running = true;
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
        try {
            do {
                look();
            } while (awaitBeat());
        } finally {
            stop();
        }
    }

    /** Whether there is another one. */
    private boolean awaitBeat() {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(beat);
            while (running && left > 0) {
                left = stop.awaitNanos(left);
            }
            return running;
        } catch (InterruptedException e) {
            return running; // nobody has a reason to; only stop() ends this thread
        } finally {
            lock.unlock();
        }
    }
}
