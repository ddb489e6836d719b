package dev.muster.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clock of the access check. */
class PulseTest {

    private final AtomicLong millis = new AtomicLong(1_800_000_000_000L);
    private final Semaphore looks = new Semaphore(0);
    private final Semaphore setBacks = new Semaphore(0);
    private final Pulse pulse = new Pulse(
            () -> {
                looks.release();
                return millis.get();
            },
            5_000,
            setBacks::release);

    private static void await(Semaphore semaphore, int times) throws InterruptedException {
        assertThat(semaphore.tryAcquire(times, 30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName("a pulse that runs tells by itself, and once, that the clock went back")
    void tells() throws InterruptedException {
        pulse.start();
        try {
            await(looks, 2);
            millis.addAndGet(1_000);
            await(looks, 2);
            assertThat(setBacks.availablePermits()).isZero();
            millis.addAndGet(-1);
            await(setBacks, 1);
            looks.drainPermits();
            await(looks, 2);
            assertThat(setBacks.availablePermits()).isZero();
            assertThat(pulse.now()).isEqualTo(millis.get());
        } finally {
            pulse.stop();
        }
    }

    @Test
    @DisplayName("one that does not run tells who looks, and asks the clock for each check")
    void looks() {
        long at = pulse.look();
        assertThat(at).isEqualTo(pulse.now()).isEqualTo(millis.get());
        millis.addAndGet(-60_000);
        assertThat(pulse.look()).isEqualTo(at - 60_000);
        assertThat(setBacks.availablePermits()).isEqualTo(1);
        millis.addAndGet(61_000);
        assertThat(pulse.look()).isEqualTo(pulse.now());
        assertThat(setBacks.availablePermits()).isEqualTo(1);
    }
}
