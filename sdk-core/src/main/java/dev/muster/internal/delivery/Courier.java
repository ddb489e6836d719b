package dev.muster.internal.delivery;

import dev.muster.internal.change.Gate;
import dev.muster.internal.delivery.Notifications.Due;
import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import dev.muster.spi.Notifier.DeliveryException;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.WorkTransaction.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due. A row is claimed by scheduling its next attempt, so a crash, an exception or a hung server needs no
 * handling: it comes due again. At least once, never silently not at all.
 */
public final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    /** As many as one thread sends before the first of them is due again, even at a second each. */
    private static final int BATCH = 25;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 9;

    private final Gate gate;
    private final @Nullable Notifier notifier;
    private final Notifications notifications;
    private final Outcomes outcomes;
    private final int mostAttempts;
    private final UsedCounters counters;
    private volatile boolean stopping;

    public Courier(
            Gate gate,
            @Nullable Notifier notifier,
            Notifications notifications,
            Outcomes outcomes,
            int mostAttempts,
            UsedCounters counters) {
        this.gate = gate;
        this.notifier = notifier;
        this.notifications = notifications;
        this.outcomes = outcomes;
        this.mostAttempts = mostAttempts;
        this.counters = counters;
    }

    /** Does everything that is due now. Answers how many rows it dealt with. */
    public int runDueWork() {
        counters.clearAway();
        if (notifier == null) {
            return 0;
        }
        int done = 0;
        List<OutboxRow> claimed;
        do {
            claimed = stopping ? List.of() : claim();
            for (OutboxRow row : claimed) {
                done += deliver(row, notifier) ? 1 : 0;
            }
        } while (!claimed.isEmpty());
        return done;
    }

    /** Ends a running round after the message in flight. What was claimed is given back. */
    void stop() {
        stopping = true;
    }

    private List<OutboxRow> claim() {
        Instant now = gate.now();
        return gate.work(work -> {
            List<Claim> claims = work.due(now, BATCH).stream()
                    .map(row -> new Claim(row, now.plus(wait(row.attempts() + 1))))
                    .toList();
            return claims.isEmpty() ? List.of() : work.claim(claims);
        });
    }

    /** False for a row that is left to others. */
    private boolean deliver(OutboxRow row, Notifier to) {
        try {
            Instant now = gate.now();
            if (stopping) {
                outcomes.giveBack(row, now);
                return false;
            }
            if (!now.isBefore(row.dueAt())) {
                return false; // the rows before it took so long that it is due again, perhaps with another node
            }
            attempt(row, to);
        } catch (RuntimeException e) {
            // The storage failed, not the notifier: the row stays claimed and comes due again.
            LOG.error("Attempt {} at {} of invite {} broke off", row.attempts(), row.kind(), row.invite(), e);
        }
        return true;
    }

    private void attempt(OutboxRow row, Notifier to) {
        Due due;
        try {
            due = notifications.of(row);
        } catch (Undeliverable e) {
            giveUp(row, e.reason());
            return;
        }
        if (due == null) {
            outcomes.forget(row);
            LOG.debug("Dropped {} of invite {}: it no longer holds", row.kind(), row.invite());
        } else if (due.notification() == null) {
            outcomes.giveBack(row, gate.now().plus(FIRST_WAIT));
        } else {
            if (!due.provesMailbox() || to.reachesMailbox() || outcomes.unproven(row)) {
                send(row, due.notification(), to);
            }
        }
    }

    private void send(OutboxRow row, Notification notification, Notifier to) {
        try {
            to.send(notification);
        } catch (DeliveryException e) {
            failed(row, e.isPermanent(), Reasons.shown(e.getMessage(), notification));
            return;
        } catch (Throwable e) {
            // An error, or what other languages throw undeclared, must not end the thread either. Its message may hold
            // anything, so it is neither shown nor logged.
            failed(row, false, e.getClass().getSimpleName());
            return;
        }
        outcomes.sent(row);
        LOG.debug("Sent {} of invite {} in attempt {}", row.kind(), row.invite(), row.attempts());
    }

    private void failed(OutboxRow row, boolean permanent, String reason) {
        if (permanent || row.attempts() >= mostAttempts) {
            giveUp(row, reason);
        } else {
            LOG.info("Attempt {} at {} of invite {} failed: {}", row.attempts(), row.kind(), row.invite(), reason);
        }
    }

    private void giveUp(OutboxRow row, String reason) {
        outcomes.giveUp(row, reason);
        LOG.warn("Gave up {} of invite {} after attempt {}: {}", row.kind(), row.invite(), row.attempts(), reason);
    }

    /** 30 s, 1 min, 2 min … about 4 h, each with up to a quarter more, so that a restored server is not stormed. */
    private static Duration wait(int attempt) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 4));
    }
}
