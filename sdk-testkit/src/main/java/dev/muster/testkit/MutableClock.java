package dev.muster.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Safe to move and to read from several threads. */
public final class MutableClock extends Clock {

    /** Where a clock begins if nothing else is said. */
    public static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private MutableClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock that stands at {@link #START}. */
    public static MutableClock create() {
        return startingAt(START);
    }

    /** A clock that stands at this moment. */
    public static MutableClock startingAt(Instant moment) {
        return new MutableClock(new AtomicReference<>(Objects.requireNonNull(moment, "moment")), ZoneOffset.UTC);
    }

    /** Moves it on, or back if the duration is negative. */
    public void advance(Duration by) {
        Objects.requireNonNull(by, "by");
        now.updateAndGet(moment -> moment.plus(by));
    }

    /** Moves it to this moment. */
    public void set(Instant moment) {
        now.set(Objects.requireNonNull(moment, "moment"));
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock with another zone: moving one moves the other. */
    @Override
    public MutableClock withZone(ZoneId newZone) {
        return new MutableClock(now, Objects.requireNonNull(newZone, "zone"));
    }

    @Override
    public String toString() {
        return "MutableClock[" + now + ", " + zone + "]";
    }
}
