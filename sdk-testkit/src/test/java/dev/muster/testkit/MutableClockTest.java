package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A mutable clock")
class MutableClockTest {

    @Test
    @DisplayName("stands still until it is moved")
    void standsStill() {
        MutableClock clock = MutableClock.create();
        assertThat(clock.instant()).isEqualTo(MutableClock.START).isEqualTo(clock.instant());
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(clock.millis()).isEqualTo(MutableClock.START.toEpochMilli());
    }

    @Test
    @DisplayName("goes on by what it is told, and to where it is told")
    void moves() {
        MutableClock clock = MutableClock.startingAt(Instant.EPOCH);
        clock.advance(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(5));
        clock.advance(Duration.ofSeconds(-2));
        assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(3));
        clock.set(MutableClock.START);
        assertThat(clock.instant()).isEqualTo(MutableClock.START);
    }

    @Test
    @DisplayName("moves in every zone at once")
    void movesInEveryZone() {
        MutableClock clock = MutableClock.create();
        MutableClock elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.advance(Duration.ofHours(1));
        assertThat(elsewhere.instant()).isEqualTo(MutableClock.START.plus(Duration.ofHours(1)));
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    @DisplayName("loses no step when several threads move it")
    void severalThreads() throws Exception {
        MutableClock clock = MutableClock.startingAt(Instant.EPOCH);
        Race.together(4, () -> {
            for (int i = 0; i < 1_000; i++) {
                clock.advance(Duration.ofMillis(1));
            }
            return true;
        });
        assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(4));
    }
}
