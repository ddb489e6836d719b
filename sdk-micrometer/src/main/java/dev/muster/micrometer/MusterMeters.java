package dev.muster.micrometer;

import dev.muster.Muster;
import dev.muster.model.Backlog;
import dev.muster.spi.DeliveryCounters;
import dev.muster.spi.Notification;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The delivery as meters.
 *
 * <pre>{@code
 * MusterMeters meters = MusterMeters.in(registry);
 * Muster muster = Muster.builder(storage).counters(meters)….build();
 * meters.watch(muster);
 * }</pre>
 *
 * <p>Counters, of this node, with the tag {@code kind}: {@code muster.notifications.sent}, {@code .retried} and
 * {@code .failed}. Gauges, of all nodes together, so take one node's and do not add them up: {@code muster.outbox.waiting}
 * and {@code muster.outbox.oldest}, a time. Both gauges come of one question to the storage, asked at most every 5
 * seconds; while the storage does not answer they are NaN.
 */
public final class MusterMeters implements DeliveryCounters {

    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private final MeterRegistry registry;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Backlog last;
    private long askedAt;
    private boolean asked;

    private MusterMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    public static MusterMeters in(MeterRegistry registry) {
        return new MusterMeters(Objects.requireNonNull(registry, "registry"));
    }

    /** Adds the gauges. They hold the Muster for as long as the registry holds them. */
    public MusterMeters watch(Muster muster) {
        Objects.requireNonNull(muster, "muster");
        Gauge.builder("muster.outbox.waiting", () -> waiting(muster))
                .description("Notifications that wait to be sent, or to be tried again")
                .register(registry);
        TimeGauge.builder("muster.outbox.oldest", () -> oldest(muster), TimeUnit.SECONDS)
                .description("How long the oldest of them has waited")
                .register(registry);
        return this;
    }

    @Override
    public void sent(Notification.Kind kind) {
        count("sent", kind);
    }

    @Override
    public void retried(Notification.Kind kind) {
        count("retried", kind);
    }

    @Override
    public void failed(Notification.Kind kind) {
        count("failed", kind);
    }

    private void count(String what, Notification.Kind kind) {
        registry.counter("muster.notifications." + what, "kind", kind.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private double waiting(Muster muster) {
        Backlog backlog = backlog(muster);
        return backlog == null ? Double.NaN : backlog.waiting();
    }

    private double oldest(Muster muster) {
        Backlog backlog = backlog(muster);
        return backlog == null ? Double.NaN : backlog.oldest().toMillis() / 1_000d;
    }

    private @Nullable Backlog backlog(Muster muster) {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (!asked || now - askedAt >= FRESH_NANOS) {
                asked = true;
                askedAt = now;
                last = null;
                last = muster.backlog();
            }
            return last;
        } catch (RuntimeException e) {
            return null; // a scrape must not fail for it
        } finally {
            lock.unlock();
        }
    }
}
