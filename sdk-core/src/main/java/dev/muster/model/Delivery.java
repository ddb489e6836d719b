package dev.muster.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of the mail of an invite.
 *
 * @param status where it stands
 * @param reason why it failed, in a few words, never with the link in it; absent unless FAILED
 * @param attempts how often it was tried
 * @param at when it was sent or given up; absent before
 */
public record Delivery(
        DeliveryStatus status,
        @Nullable String reason,
        int attempts,
        @Nullable Instant at) {

    public static final Delivery NOT_REQUESTED = new Delivery(DeliveryStatus.NOT_REQUESTED, null, 0, null);
    public static final Delivery QUEUED = new Delivery(DeliveryStatus.QUEUED, null, 0, null);

    public Delivery {
        Objects.requireNonNull(status, "status");
    }

    public static Delivery sent(int attempts, Instant at) {
        return new Delivery(DeliveryStatus.SENT, null, attempts, Objects.requireNonNull(at, "at"));
    }

    public static Delivery failed(String reason, int attempts, Instant at) {
        Objects.requireNonNull(reason, "reason");
        return new Delivery(DeliveryStatus.FAILED, reason, attempts, Objects.requireNonNull(at, "at"));
    }
}
