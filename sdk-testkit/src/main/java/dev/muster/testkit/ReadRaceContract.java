package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.EventType;
import dev.muster.model.Member;
import dev.muster.model.Person;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.spi.HistoryReads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reads while others change. */
interface ReadRaceContract extends ContractPart {

    @Test
    @DisplayName("a reader never sees half a change")
    default void noHalfChange() throws Exception {
        Bench on = new Bench(this);
        Pair pair = Pair.in(on);
        // Compared by hand: looking has to be as quick as changing to meet it half done.
        race(change -> pair.change(on), () -> {
            List<Long> revs = pair.revs(on, () -> {});
            if (Collections.frequency(revs, revs.get(0)) != revs.size()) {
                throw new AssertionError("revs of one moment differ: " + revs);
            }
        });
    }

    @Test
    @DisplayName("what a reader reads before and after another one's commit belongs together")
    default void readAcrossCommit() throws Exception {
        Bench on = new Bench(this);
        Pair pair = Pair.in(on);
        CountDownLatch halfRead = new CountDownLatch(1);
        CountDownLatch committed = new CountDownLatch(1);
        List<Boolean> together = Race.together(List.of(
                () -> {
                    // A storage that lets no change in while somebody reads is as right: then nobody comes, and the
                    // reader goes on.
                    List<Long> revs = pair.revs(on, () -> {
                        halfRead.countDown();
                        await(committed, 2);
                    });
                    return Set.copyOf(revs).size() == 1;
                },
                () -> {
                    await(halfRead, Race.PATIENCE_SECONDS);
                    pair.change(on);
                    committed.countDown();
                    return true;
                }));
        assertThat(together).as("read as of one rev").containsOnly(true);
    }

    @Test
    @DisplayName("what a reader reads belongs together, however often another one's commit comes in between")
    default void readAcrossManyCommits() throws Exception {
        Bench on = new Bench(this);
        Pair pair = Pair.in(on);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            List<Long> revs = pair.revs(on, () -> change(other, pair, on));
            assertThat(Set.copyOf(revs)).as("revs of one moment %s", revs).hasSize(1);
        } finally {
            other.shutdownNow();
        }
    }

    /** A storage that lets no change in while somebody reads lets this one in later. */
    private static void change(ExecutorService other, Pair pair, Bench on) {
        try {
            other.submit(() -> pair.change(on)).get(2, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // the reader goes on
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("the change failed", e);
        }
    }

    private static void await(CountDownLatch latch, int seconds) {
        try {
            boolean ignored = latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("the test was stopped", e);
        }
    }

    /** Two members and an event that every change writes together. */
    record Pair(TeamId team, Member ann, Member ben) {

        static Pair in(Bench on) {
            TeamId team = on.newTeam();
            Pair pair = new Pair(team, Sample.member(team, "Ann"), Sample.member(team, "Ben"));
            on.insert(pair.ann, pair.ben);
            pair.change(on);
            return pair;
        }

        boolean change(Bench on) {
            return on.insist(team, tx -> {
                long rev = Objects.requireNonNull(tx.team()).rev();
                tx.members().update(ann.rev(rev));
                tx.members().update(ben.rev(rev));
                tx.history().append(List.of(Sample.event(team, rev, 0, EventType.PERSON_UPDATED, ann.user())));
                return true;
            });
        }

        List<Long> revs(Bench on, Runnable inBetween) {
            return on.read(team, r -> {
                long first =
                        Objects.requireNonNull(r.members().find(ann.user())).rev();
                inBetween.run();
                long own = Objects.requireNonNull(r.team()).rev();
                long second =
                        Objects.requireNonNull(r.members().find(ben.user())).rev();
                return List.of(first, own, second, newest(r.history()).rev());
            });
        }

        private static TeamEvent newest(HistoryReads history) {
            return history.newest(null, null, null, 1).get(0);
        }
    }

    @Test
    @DisplayName("an answer across teams is of one moment")
    default void scanOfOneMoment() throws Exception {
        Bench on = new Bench(this);
        Person ann = Person.of(Sample.userId(), Sample.email());
        List<TeamId> teams = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            TeamId team = on.newTeam();
            on.insert(Sample.member(team, ann, Sample.MEMBER).rev(i));
            teams.add(team);
        }
        // One thread numbers the teams in turn, so at any moment they bear the latest thirty numbers.
        race(
                change -> {
                    TeamId team = teams.get((int) (change % teams.size()));
                    Member next = Sample.member(team, ann, Sample.MEMBER).rev(teams.size() + change);
                    on.insist(team, tx -> {
                        tx.members().update(next);
                        return true;
                    });
                },
                () -> {
                    LongSummaryStatistics numbers = on.teamsOf(ann.id()).stream()
                            .mapToLong(one -> one.member().rev())
                            .summaryStatistics();
                    assertThat(numbers.getCount()).isEqualTo(teams.size());
                    assertThat(numbers.getMax() - numbers.getMin())
                            .as("numbers of one moment")
                            .isEqualTo(teams.size() - 1L);
                });
    }

    /**
     * One thread changes, numbering its changes from 0, while two others look: as often as it takes for them to meet,
     * and for so long that threads change places many times even where there are few processors; but not for ever where
     * one of the two is slow.
     */
    private static void race(LongConsumer change, Runnable look) throws Exception {
        int changes = 10 * Race.rounds();
        int looks = 10 * Race.rounds();
        long start = System.nanoTime();
        long least = TimeUnit.MILLISECONDS.toNanos(20L * Race.rounds());
        long most = 5 * least;
        AtomicInteger looked = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        Callable<Boolean> changing = () -> {
            try {
                long passed = 0;
                for (long i = 0;
                        !over.get() && passed < most && (i < changes || looked.get() < looks || passed < least);
                        i++) {
                    change.accept(i);
                    passed = System.nanoTime() - start;
                }
                return true;
            } finally {
                over.set(true);
            }
        };
        Callable<Boolean> looking = () -> {
            try {
                while (!over.get()) {
                    look.run();
                    looked.incrementAndGet();
                }
                return true;
            } finally {
                over.set(true);
            }
        };
        Race.together(List.of(changing, looking, looking));
        assertThat(looked).as("times somebody looked").hasPositiveValue();
    }
}
