package dev.muster.internal.delivery;

import dev.muster.spi.OutboxRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what is due delivered by several senders side by side. They take from one batch, and who finds it empty claims the
 * next one: so a mail that hangs holds up its sender and nobody else.
 */
public final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Claims claims;
    private final Courier courier;
    private final int mostSenders;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Deque<OutboxRow> batch = new ArrayDeque<>();
    /** Threads that take from the batch. */
    private final List<Thread> senders = new ArrayList<>();

    private volatile boolean stopping;

    /** @param senders how many threads send at once */
    public Dispatch(Claims claims, Courier courier, int senders) {
        this.claims = claims;
        this.courier = courier;
        this.mostSenders = senders;
    }

    /**
     * Delivers all that is due now, on this thread and on others that help it. Interrupted, it ends after the mails in
     * flight. Does nothing on a thread that delivers already: what is due comes after the row that it is at. Answers how
     * many rows it dealt with.
     */
    public int runDueWork() {
        Round round = new Round(Thread.currentThread());
        if (begin()) {
            try {
                for (OutboxRow row = next(round); row != null; row = next(round)) {
                    help(round);
                    deliver(row, round);
                }
            } finally {
                end();
                round.end();
            }
        }
        return round.done();
    }

    /** Starts senders for what is due, if there are any to spare, and waits for none of them. */
    void start() {
        lock.lock();
        try {
            if (!stopping && senders.size() < mostSenders && batch.isEmpty()) {
                batch.addAll(claims.take());
            }
        } finally {
            lock.unlock();
        }
        help(new Round(null));
    }

    /** Begins no mail any more. What was claimed is given back. */
    void stop() {
        stopping = true;
    }

    /** Waits for the mails in flight, for so long at most; but not for this thread, which may be told of a failed one. */
    void awaitEnd(long seconds) throws InterruptedException {
        Thread own = Thread.currentThread();
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(seconds);
            while (senders.stream().anyMatch(sender -> !sender.equals(own)) && left > 0) {
                left = ended.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** As many more threads as there is work for. */
    private void help(Round round) {
        lock.lock();
        try {
            for (int i = 0; i < batch.size() && senders.size() < mostSenders; i++) {
                Thread helper = new Thread(() -> sendOn(round), "muster-delivery-" + (senders.size() + 1));
                helper.setDaemon(true);
                helper.start();
                senders.add(helper);
                round.helped(helper);
            }
        } finally {
            lock.unlock();
        }
    }

    private void sendOn(Round round) {
        try {
            for (OutboxRow row = next(round); row != null; row = next(round)) {
                deliver(row, round);
            }
        } catch (RuntimeException e) {
            LOG.error("A delivery round failed; what was due stays due", e);
        } finally {
            end();
        }
    }

    private void deliver(OutboxRow row, Round round) {
        if (stopping || round.isBroken()) {
            courier.giveBack(row);
        } else {
            round.did(courier.deliver(row, round) ? 1 : 0);
        }
    }

    private @Nullable OutboxRow next(Round round) {
        lock.lock();
        try {
            if (batch.isEmpty() && !stopping && !round.isBroken()) {
                batch.addAll(claims.take());
            }
            return batch.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is a place among the senders. False if this thread has one, or is interrupted. */
    private boolean begin() {
        Thread own = Thread.currentThread();
        lock.lock();
        try {
            if (senders.contains(own)) {
                return false;
            }
            while (senders.size() >= mostSenders) {
                ended.await();
            }
            senders.add(own);
            return true;
        } catch (InterruptedException e) {
            own.interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            senders.remove(Thread.currentThread());
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
