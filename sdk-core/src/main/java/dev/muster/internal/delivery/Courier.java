package dev.muster.internal.delivery;

import dev.muster.internal.change.Gate;
import dev.muster.internal.delivery.Notifications.Due;
import dev.muster.internal.invite.Suppressions;
import dev.muster.spi.DeliveryCounters;
import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import dev.muster.spi.Notifier.DeliveryException;
import dev.muster.spi.OutboxRow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what was claimed, one row at a time. A crash or a hung server need no handling: the row comes due again. At
 * least once, never silently not at all.
 */
public final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Gate gate;
    private final Notifier notifier;
    private final Notifications notifications;
    private final Outcomes outcomes;
    private final @Nullable DeliveryCounters counters;
    private final int mostAttempts;
    private final Suppressions suppressions;

    public Courier(
            Gate gate,
            Notifier notifier,
            Notifications notifications,
            Outcomes outcomes,
            Suppressions suppressions,
            @Nullable DeliveryCounters counters,
            int mostAttempts) {
        this.gate = gate;
        this.notifier = notifier;
        this.notifications = notifications;
        this.outcomes = outcomes;
        this.counters = counters;
        this.mostAttempts = mostAttempts;
        this.suppressions = suppressions;
    }

    /** False for a row that is given back. */
    boolean deliver(OutboxRow row, Round round) {
        if (!Waits.endsInTime(row, gate.now())) {
            giveBack(row); // the rows before it took so long that somebody else might claim it while it is sent
            return false;
        }
        try {
            attempt(row, round);
        } catch (RuntimeException e) {
            brokeOff(row, e);
            unlessBroken(row, () -> failed(row, false, Reasons.kind(e)));
        }
        return true;
    }

    /** Nobody tried to send it, so it is no attempt. */
    void giveBack(OutboxRow row) {
        unlessBroken(row, () -> outcomes.giveBack(row, gate.now()));
    }

    /** If it is the storage that fails, too, the row stays claimed and comes due again. */
    private static void unlessBroken(OutboxRow row, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            brokeOff(row, e);
        }
    }

    private static void brokeOff(OutboxRow row, RuntimeException e) {
        LOG.error("Attempt {} at {} {} broke off", row.attempts(), row.kind(), row.id(), e);
    }

    private void attempt(OutboxRow row, Round round) {
        try {
            Due due = notifications.of(row);
            if (due == null) {
                outcomes.forget(row);
                dropped(row);
            } else if (due.notification() == null) {
                outcomes.giveBack(row, gate.now().plus(Waits.FIRST));
            } else if (suppressions.has(due.notification().to())) {
                throw new Undeliverable("the mailbox takes no mail");
            } else if (!due.provesMailbox() || notifier.reachesMailbox() || outcomes.unproven(row)) {
                send(row, due.notification(), round);
            }
        } catch (Undeliverable e) {
            giveUp(row, e.reason());
        }
    }

    /** An interruption waits until it is written down what became of the mail: a pool of connections might heed it. */
    private void send(OutboxRow row, Notification notification, Round round) {
        Runnable outcome = handOver(row, notification);
        round.putOffInterruption();
        outcome.run();
    }

    private Runnable handOver(OutboxRow row, Notification notification) {
        try {
            notifier.send(notification);
            return () -> sent(row);
        } catch (DeliveryException e) {
            String reason = Reasons.shown(e.getMessage(), url(notification));
            return () -> failed(row, e.isPermanent(), reason);
        } catch (Throwable e) {
            // An error, or what other languages throw undeclared, must not end the thread either. Its message may hold
            // anything, so it is neither shown nor logged.
            return () -> failed(row, false, Reasons.kind(e));
        }
    }

    private void sent(OutboxRow row) {
        outcomes.sent(row);
        count(counting -> counting.sent(row.kind()));
        LOG.debug("Sent {} {} in attempt {}", row.kind(), row.id(), row.attempts());
    }

    private void count(Consumer<DeliveryCounters> one) {
        try {
            if (counters != null) {
                one.accept(counters);
            }
        } catch (RuntimeException e) {
            LOG.error("What was delivered could not be counted", e);
        }
    }

    private static @Nullable String url(Notification notification) {
        return notification.link() == null ? null : notification.link().url();
    }

    private void failed(OutboxRow row, boolean permanent, String reason) {
        if (permanent || row.attempts() >= mostAttempts) {
            giveUp(row, reason);
        } else {
            outcomes.tryAgain(row, gate.now().plus(Waits.afterFailure(row.attempts())));
            count(counting -> counting.retried(row.kind()));
            LOG.info("Attempt {} at {} {} failed: {}", row.attempts(), row.kind(), row.id(), reason);
        }
    }

    private void giveUp(OutboxRow row, String reason) {
        if (!outcomes.giveUp(row, reason)) {
            dropped(row);
            return;
        }
        count(counting -> counting.failed(row.kind()));
        LOG.warn(
                "Gave up {} {} of team {} after attempt {}: {}",
                row.kind(),
                row.id(),
                row.team(),
                row.attempts(),
                reason);
    }

    private static void dropped(OutboxRow row) {
        LOG.debug("Dropped {} {}: it no longer holds, or there is nobody to tell", row.kind(), row.id());
    }
}
