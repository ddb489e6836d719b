package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.spi.Counter;
import dev.muster.spi.Counter.Kind;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.WorkTransaction.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What limits are counted with. */
interface CounterContract extends ContractPart {

    private static Counter counter() {
        return new Counter(Kind.SENT_BY_ACTOR, subject32(), Sample.at(3_600_000));
    }

    private static String subject32() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static boolean count(Bench on, Counter counter, int by, int limit) {
        return on.<Set<Counter>>work(w -> w.count(List.of(new Count(counter, by, limit))))
                .isEmpty();
    }

    /** How far it has counted, found by trying. */
    private static void isAt(Bench on, Counter counter, int used) {
        assertThat(oneMoreFits(on, counter, used)).as("one more than %d", used).isFalse();
        assertThat(oneMoreFits(on, counter, used + 1))
                .as("no more than %d", used)
                .isTrue();
    }

    /** Counts one more, and takes it back. */
    private static boolean oneMoreFits(Bench on, Counter counter, int limit) {
        AtomicBoolean fits = new AtomicBoolean();
        assertThatThrownBy(() -> on.doWork(w -> {
                    fits.set(w.count(List.of(new Count(counter, 1, limit))).isEmpty());
                    throw new IllegalArgumentException("taken back");
                }))
                .hasMessage("taken back");
        return fits.get();
    }

    @Test
    @DisplayName("a counter counts up to the limit, and what would be too much leaves it as it was")
    default void countsUpToTheLimit() {
        Bench on = new Bench(this);
        Counter counter = counter();
        assertThat(count(on, counter, 6, 5)).isFalse();
        assertThat(count(on, counter, 3, 5)).isTrue();
        assertThat(count(on, counter, 3, 5)).isFalse();
        isAt(on, counter, 3);
        assertThat(count(on, counter, 2, 5)).isTrue();
        assertThat(count(on, counter, 1, 5)).isFalse();
        assertThat(count(on, counter, 1, 6)).as("under a higher limit").isTrue();
        isAt(on, counter, 6);
    }

    @Test
    @DisplayName("counters of another kind, another subject and another time count for themselves")
    default void countersAreApart() {
        Bench on = new Bench(this);
        Counter counter = counter();
        List<Counter> others = List.of(
                new Counter(Kind.SENT_IN_TEAM, counter.subject(), counter.endsAt()),
                new Counter(counter.kind(), subject32(), counter.endsAt()),
                new Counter(counter.kind(), counter.subject(), counter.endsAt().plusMillis(1)));
        assertThat(count(on, counter, 1, 1)).isTrue();
        for (Counter other : others) {
            assertThat(count(on, other, 1, 1)).as(other.toString()).isTrue();
        }
        assertThat(count(on, counter, 1, 1)).isFalse();
    }

    @Test
    @DisplayName("several counters are counted at once, each for itself")
    default void countsTogether() {
        Bench on = new Bench(this);
        Counter first = counter();
        Counter second = counter();
        Counter third = counter();
        List<Count> counts = List.of(new Count(third, 1, 5), new Count(first, 2, 2), new Count(second, 2, 1));
        assertThat(on.<Set<Counter>>work(w -> w.count(counts))).containsExactly(second);
        isAt(on, third, 1);
        isAt(on, first, 2);
        isAt(on, second, 0);
        assertThat(on.<Set<Counter>>work(w -> w.count(counts))).containsExactlyInAnyOrder(first, second);
        isAt(on, third, 2);
    }

    @Test
    @DisplayName("many counters are counted at once as few are")
    default void countsMany() {
        Bench on = new Bench(this);
        List<Count> counts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            counts.add(new Count(counter(), 1, i % 2));
        }
        Set<Counter> without = counts.stream()
                .filter(count -> count.limit() == 0)
                .map(Count::counter)
                .collect(Collectors.toSet());
        assertThat(on.<Set<Counter>>work(w -> w.count(counts))).isEqualTo(without);
        assertThat(on.<Set<Counter>>work(w -> w.count(counts))).hasSize(50);
    }

    @Test
    @DisplayName("what a work that throws has counted is not counted")
    default void thrownIsNotCounted() {
        Bench on = new Bench(this);
        Counter counter = counter();
        assertThat(count(on, counter, 1, 5)).isTrue();
        assertThatThrownBy(() -> on.doWork(w -> {
                    w.count(List.of(new Count(counter, 2, 5)));
                    throw new IllegalArgumentException("broken");
                }))
                .hasMessage("broken");
        isAt(on, counter, 1);
    }

    @Test
    @DisplayName("counters that have ended can be deleted, and the others stay")
    default void deletesWhatHasEnded() {
        Bench on = new Bench(this);
        // Long ago, so that no counter of another test is touched.
        Instant end = Instant.ofEpochMilli(1_000_000);
        Counter ended = new Counter(Kind.SENT_IN_TEAM, subject32(), end);
        Counter present = new Counter(Kind.SENT_IN_TEAM, ended.subject(), end.plusMillis(1));
        on.doWork(w -> {
            w.count(List.of(new Count(ended, 1, 1), new Count(present, 1, 1)));
        });
        assertThat(on.<Integer>work(w -> w.deleteCounters(end, 100))).isEqualTo(1);
        isAt(on, present, 1);
        assertThat(count(on, ended, 1, 1)).as("it begins anew").isTrue();
        assertThat(on.<Integer>work(w -> w.deleteCounters(present.endsAt(), 1)))
                .as("one after the other, what ended first")
                .isEqualTo(1);
        isAt(on, present, 1);
        assertThat(on.<Integer>work(w -> w.deleteCounters(present.endsAt(), 100)))
                .isEqualTo(1);
        assertThat(count(on, present, 1, 1)).isTrue();
        on.doWork(w -> w.deleteCounters(present.endsAt(), 100));
    }

    @Test
    @DisplayName("race: many who count at once stay within the limit, and use it up")
    default void raceWithinTheLimit() throws Exception {
        Bench on = new Bench(this);
        for (int round = 0; round < Race.rounds(); round++) {
            Counter counter = counter();
            List<Boolean> counted = Race.together(4, () -> insist(on, counter));
            assertThat(Collections.frequency(counted, true)).isEqualTo(3);
            isAt(on, counter, 3);
        }
    }

    private static boolean insist(Bench on, Counter counter) {
        while (true) {
            try {
                return count(on, counter, 1, 3);
            } catch (TransientConflict e) {
                // Lost to another one, and nothing was counted: again.
            }
        }
    }
}
