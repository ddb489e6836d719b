package dev.muster.smtp;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A few connections, each kept for the next mail and closed when nobody needs it. A mail that a kept connection lost
 * before the server knew of it goes out on a new one: servers close what rests, and what sent its share.
 */
final class Connections implements AutoCloseable {

    private record Resting(Connection connection, long since) {}

    private final Connector connector;
    private final Pool pool;
    private final Duration whole;
    private final ScheduledThreadPoolExecutor timer;
    private final Semaphore places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Resting> resting = new ArrayDeque<>();
    private @Nullable Future<?> sweep;
    private boolean closed;

    Connections(SmtpConfig config) {
        this.pool = config.pool();
        this.whole = config.timeouts().whole();
        this.timer = timer();
        this.connector = new Connector(config);
        this.places = new Semaphore(pool.most(), true);
    }

    /** Sends it, within the time for a whole mail. Null means that the server has it. */
    @Nullable
    Failure send(MailMessage message, Address[] recipient, String link) {
        long end = System.nanoTime() + whole.toNanos();
        try {
            // Only who has to wait is stopped by an interruption: first the one that does not ask for it.
            if (!places.tryAcquire() && !places.tryAcquire(whole.toNanos(), TimeUnit.NANOSECONDS)) {
                return Failure.crowded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Failure.interrupted();
        }
        try {
            Connection kept = rested();
            if (kept != null) {
                Failure failure = within(end, kept, () -> deliver(kept, message, recipient, link));
                if (failure == null || !failure.lost() || kept.begun()) {
                    return failure;
                }
            }
            Connection fresh = new Connection(connector);
            return within(end, fresh, () -> {
                Failure failure = open(fresh);
                return failure == null ? deliver(fresh, message, recipient, link) : failure;
            });
        } finally {
            places.release();
        }
    }

    /** Closes what rests; what is in use closes after its mail. */
    @Override
    public void close() {
        List<Resting> all;
        lock.lock();
        try {
            closed = true;
            all = new ArrayList<>(resting);
            resting.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(one -> one.connection().hangUp());
    }

    private interface Step {
        @Nullable
        Failure take();
    }

    /** Takes the step, and breaks the connection off if it takes too long. */
    private @Nullable Failure within(long end, Connection connection, Step step) {
        Future<?> alarm = timer.schedule(connection::cut, end - System.nanoTime(), TimeUnit.NANOSECONDS);
        boolean good = false;
        try {
            Failure failure = step.take();
            good = failure == null || failure.answered();
            return failure == null || !connection.isCut() ? failure : Failure.late();
        } finally {
            alarm.cancel(false);
            if (!good || !connection.stands() || !keep(connection)) {
                connection.hangUp();
            }
        }
    }

    private static @Nullable Failure open(Connection connection) {
        try {
            connection.open();
            return null;
        } catch (MessagingException e) {
            return Failure.connecting(e);
        }
    }

    private static @Nullable Failure deliver(
            Connection connection, MailMessage message, Address[] recipient, String link) {
        try {
            connection.send(message, recipient);
            return null;
        } catch (MessagingException e) {
            return Failure.sending(e, link);
        }
    }

    private @Nullable Connection rested() {
        lock.lock();
        try {
            Resting latest = resting.poll();
            return latest == null ? null : latest.connection();
        } finally {
            lock.unlock();
        }
    }

    /** False if it is not wanted any more. */
    private boolean keep(Connection connection) {
        lock.lock();
        try {
            if (!closed) {
                resting.push(new Resting(connection, System.nanoTime()));
                sweepAfter(pool.idle().toNanos());
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** One sweep for all: a timer for each rest would wake its thread at each mail. The lock is held. */
    private void sweepAfter(long nanos) {
        if (sweep == null) {
            sweep = timer.schedule(this::sweep, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void sweep() {
        List<Resting> tired = new ArrayList<>();
        lock.lock();
        try {
            sweep = null;
            long now = System.nanoTime();
            // The latest is used first, so the last one rested longest.
            for (Resting last = resting.peekLast(); last != null; last = resting.peekLast()) {
                long left = pool.idle().toNanos() - (now - last.since());
                if (left > 0) {
                    sweepAfter(left);
                    break;
                }
                tired.add(resting.removeLast());
            }
        } finally {
            lock.unlock();
        }
        tired.forEach(one -> one.connection().hangUp());
    }

    /** One thread, which ends when there is nothing to wait for. */
    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "muster-smtp-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }
}
