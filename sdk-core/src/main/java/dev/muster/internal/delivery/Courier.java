package dev.muster.internal.delivery;

import dev.muster.internal.change.Gate;
import dev.muster.internal.delivery.Notifications.Due;
import dev.muster.model.Delivery;
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
    private static final int BATCH = 100;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 9;

    private final Gate gate;
    private final @Nullable Notifier notifier;
    private final Notifications notifications;
    private final GiveUp giveUp;
    private final int mostAttempts;
    private volatile boolean stopping;

    public Courier(
            Gate gate, @Nullable Notifier notifier, Notifications notifications, GiveUp giveUp, int mostAttempts) {
        this.gate = gate;
        this.notifier = notifier;
        this.notifications = notifications;
        this.giveUp = giveUp;
        this.mostAttempts = mostAttempts;
    }

    /** Does everything that is due now. Answers how many rows it dealt with. */
    public int runDueWork() {
        if (notifier == null) {
            return 0;
        }
        int done = 0;
        List<OutboxRow> claimed;
        do {
            claimed = claim();
            for (OutboxRow row : claimed) {
                if (stopping) {
                    return done;
                }
                deliver(row, notifier);
                done++;
            }
        } while (!claimed.isEmpty());
        return done;
    }

    /** Ends a running round after the message in flight. What was claimed comes due again. */
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

    private void deliver(OutboxRow row, Notifier to) {
        try {
            Due due = notifications.of(row);
            if (due == null) {
                forget(row);
            } else if (due.notification() != null) {
                send(row, due.notification(), to);
            }
        } catch (KeyUnknown e) {
            giveUp.on(row, "KEY_UNKNOWN: the key of its link is not configured; resend it");
        } catch (RuntimeException e) {
            // The storage failed, not the notifier: the row stays claimed and comes due again.
            LOG.error("Attempt {} at {} of invite {} broke off", row.attempts(), row.kind(), row.invite(), e);
        }
    }

    private void send(OutboxRow row, Notification notification, Notifier to) {
        try {
            to.send(notification);
        } catch (DeliveryException e) {
            failed(row, e.isPermanent(), Reasons.shown(e.getMessage(), notification));
            return;
        } catch (RuntimeException e) {
            // Its message may hold anything, so it is neither shown nor logged.
            failed(row, false, e.getClass().getSimpleName());
            return;
        }
        sent(row);
    }

    private void sent(OutboxRow row) {
        Delivery delivery = Delivery.sent(row.attempts(), gate.now());
        gate.work(work -> {
            work.mark(row.team(), row.invite(), row.generation(), delivery);
            work.delete(row.id());
            return row;
        });
        LOG.debug("Sent {} of invite {} in attempt {}", row.kind(), row.invite(), row.attempts());
    }

    private void failed(OutboxRow row, boolean permanent, String reason) {
        if (permanent || row.attempts() >= mostAttempts) {
            LOG.warn("Gave up {} of invite {} after {} attempts", row.kind(), row.invite(), row.attempts());
            giveUp.on(row, reason);
        } else {
            LOG.info("Attempt {} at {} of invite {} failed; it is due again", row.attempts(), row.kind(), row.invite());
        }
    }

    /** Revoked, replaced, expired, accepted: what was to be told is no longer so. */
    private void forget(OutboxRow row) {
        gate.work(work -> {
            work.delete(row.id());
            return row;
        });
        LOG.debug("Dropped {} of invite {}: it no longer holds", row.kind(), row.invite());
    }

    /** 30 s, 1 min, 2 min … about 4 h, each with up to a quarter more, so that a restored server is not stormed. */
    private static Duration wait(int attempt) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 4));
    }
}
