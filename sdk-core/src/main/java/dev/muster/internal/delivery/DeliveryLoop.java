package dev.muster.internal.delivery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One daemon thread that sees to what is due: every second, and at once after a change that put something in the outbox. */
public final class DeliveryLoop {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final long POLL_MILLIS = 1_000;
    private static final long STOP_SECONDS = 60;

    private final @Nullable Dispatch dispatch;
    private final Runnable besides;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private boolean due;
    private boolean stopping;
    private @Nullable Thread thread;

    /**
     * @param dispatch who delivers; null if nothing is to be delivered
     * @param besides what else falls due
     */
    public DeliveryLoop(@Nullable Dispatch dispatch, Runnable besides) {
        this.dispatch = dispatch;
        this.besides = besides;
    }

    public void start() {
        lock.lock();
        try {
            if (stopping) {
                throw new IllegalStateException("this Muster is closed; build another one");
            }
            if (thread == null || !thread.isAlive()) {
                thread = new Thread(this::run, "muster-delivery");
                thread.setDaemon(true);
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    /** There is something to do. */
    public void wake() {
        lock.lock();
        try {
            due = true;
            wake.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the thread and waits for the messages in flight; what is left stays in the outbox. */
    public void stop() {
        if (dispatch != null) {
            dispatch.stop();
        }
        Thread running;
        lock.lock();
        try {
            stopping = true;
            running = thread;
            wake.signal();
        } finally {
            lock.unlock();
        }
        try {
            if (running != null && !running.equals(Thread.currentThread())) {
                running.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
            }
            if (dispatch != null) {
                dispatch.awaitEnd(STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!awaitDue()) {
            try {
                if (dispatch != null) {
                    dispatch.start();
                }
                besides.run();
            } catch (Throwable e) {
                // Nobody would notice a dead thread: mail would just stay away.
                LOG.error("A delivery round failed; what was due stays due", e);
            }
        }
    }

    /** Waits for the next round. True if there is none. */
    private boolean awaitDue() {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS);
            while (!due && !stopping && left > 0) {
                left = wake.awaitNanos(left);
            }
            due = false;
            return stopping;
        } catch (InterruptedException e) {
            // A notifier may have left it behind; only stop() ends this thread.
            return stopping;
        } finally {
            lock.unlock();
        }
    }
}
