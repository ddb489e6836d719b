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
 * Delivers what was claimed, one row at a time. A crash, an exception or a hung server need no handling: the row comes
 * due again. At least once, never silently not at all.
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

    /** False for a row that is left to others. */
    boolean deliver(OutboxRow row) {
        if (!gate.now().isBefore(row.dueAt())) {
            return false; // the rows before it took so long that it is due again, perhaps with another node
        }
        unlessBroken(row, () -> attempt(row));
        return true;
    }

    /** Nobody tried to send it, so it is no attempt. */
    void giveBack(OutboxRow row) {
        unlessBroken(row, () -> outcomes.giveBack(row, gate.now()));
    }

    /** If it is the storage that fails, not the notifier, the row stays claimed and comes due again. */
    private static void unlessBroken(OutboxRow row, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("Attempt {} at {} {} broke off", row.attempts(), row.kind(), row.id(), e);
        }
    }

    private void attempt(OutboxRow row) {
        Due due;
        try {
            due = notifications.of(row);
        } catch (Undeliverable e) {
            giveUp(row, e.reason());
            return;
        }
        if (due == null) {
            outcomes.forget(row);
            LOG.debug("Dropped {} {}: it no longer holds, or there is nobody to tell", row.kind(), row.id());
        } else if (due.notification() == null) {
            outcomes.giveBack(row, gate.now().plus(Claims.FIRST_WAIT));
        } else if (suppressions.has(due.notification().to())) {
            giveUp(row, "the mailbox takes no mail");
        } else {
            if (!due.provesMailbox() || notifier.reachesMailbox() || outcomes.unproven(row)) {
                send(row, due.notification());
            }
        }
    }

    private void send(OutboxRow row, Notification notification) {
        try {
            notifier.send(notification);
        } catch (DeliveryException e) {
            failed(row, e.isPermanent(), Reasons.shown(e.getMessage(), url(notification)));
            return;
        } catch (Throwable e) {
            // An error, or what other languages throw undeclared, must not end the thread either. Its message may hold
            // anything, so it is neither shown nor logged.
            failed(row, false, e.getClass().getSimpleName());
            return;
        }
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
            count(counting -> counting.retried(row.kind()));
            LOG.info("Attempt {} at {} {} failed: {}", row.attempts(), row.kind(), row.id(), reason);
        }
    }

    private void giveUp(OutboxRow row, String reason) {
        outcomes.giveUp(row, reason);
        count(counting -> counting.failed(row.kind()));
        LOG.warn(
                "Gave up {} {} of team {} after attempt {}: {}",
                row.kind(),
                row.id(),
                row.team(),
                row.attempts(),
                reason);
    }
}
