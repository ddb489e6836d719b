package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.model.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which change waits for which. */
interface WaitContract extends ContractPart {

    /** See {@link StorageContract#changesTeamsSideBySide()}. */
    boolean changesTeamsSideBySide();

    @Test
    @DisplayName("a change is let in once the change of the same team before it is over, and sees what that one wrote")
    default void changesOfOneTeamWait() throws Exception {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        CountDownLatch firstInside = new CountDownLatch(1);
        CountDownLatch secondInside = new CountDownLatch(1);
        List<Boolean> answers = Race.together(List.of(
                () -> on.decide(team, tx -> {
                    firstInside.countDown();
                    // Long enough for who does not wait to get in.
                    boolean overtaken = await(secondInside, 500);
                    tx.members().insert(Sample.member(team, "Ann"));
                    return !overtaken;
                }),
                () -> {
                    await(firstInside, 1_000L * Race.PATIENCE_SECONDS);
                    return on.decide(team, tx -> {
                        secondInside.countDown();
                        return Objects.requireNonNull(tx.team()).rev() == 3
                                && tx.members().count(2) == 1;
                    });
                }));
        assertThat(answers).as("the first is alone, the second comes after it").containsExactly(true, true);
    }

    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("the test was stopped", e);
        }
    }

    @Test
    @DisplayName("changes of two teams do not wait for each other")
    default void teamsSideBySide() throws Exception {
        assumeTrue(changesTeamsSideBySide(), "this storage has one writer");
        Bench on = new Bench(this);
        CyclicBarrier bothInside = new CyclicBarrier(2);
        List<TeamId> teams = List.of(on.newTeam(), on.newTeam());
        List<Callable<Boolean>> changes = new ArrayList<>();
        for (TeamId team : teams) {
            changes.add(() -> on.decide(team, tx -> {
                await(bothInside);
                tx.members().insert(Sample.member(team, "Ann"));
                await(bothInside);
                return true;
            }));
        }
        assertThat(Race.together(changes)).containsExactly(true, true);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(Race.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the other one is not let in", e);
        }
    }
}
