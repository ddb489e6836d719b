package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What came of calls that were made at the same time: of each an answer, or why it was refused. */
final class Raced {

    private record Outcome(
            @Nullable Object answer, @Nullable Reason refusal) {}

    private final List<Outcome> outcomes;

    private Raced(List<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    /** Makes the calls at the same time, and checks that the team is as it must be afterwards. */
    static Raced between(RaceScene on, Callable<?>... calls) throws Exception {
        Snapshot before = Snapshot.of(on.scene.storage, on.scene.id());
        on.meeting.expect();
        List<Callable<Outcome>> runners = new ArrayList<>();
        for (Callable<?> call : calls) {
            runners.add(() -> outcome(call));
        }
        Raced raced = new Raced(Race.together(runners));
        Invariants.check(on.scene);
        Invariants.checkNothingEndedChanged(before, Snapshot.of(on.scene.storage, on.scene.id()));
        return raced;
    }

    private static Outcome outcome(Callable<?> call) throws Exception {
        try {
            return new Outcome(call.call(), null);
        } catch (MusterException e) {
            return new Outcome(null, e.reason());
        }
    }

    /** Whether this call, counted from 0, was answered. */
    boolean won(int call) {
        return outcomes.get(call).refusal() == null;
    }

    /** The answers, in the order of the calls. */
    List<Object> answers() {
        List<Object> answers = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome.answer() != null) {
                answers.add(outcome.answer());
            }
        }
        return answers;
    }

    /** One call was answered, and the others were refused for this reason. */
    void oneWins(Reason others) {
        assertThat(outcomes.stream().filter(outcome -> outcome.refusal() == null))
                .as("winners of %s", outcomes)
                .hasSize(1);
        assertThat(outcomes.stream().filter(outcome -> outcome.refusal() != null))
                .as("losers")
                .allMatch(outcome -> outcome.refusal() == others);
    }

    /** One of two calls was answered; each one that lost did so for its own reason. */
    void oneWins(Reason ifFirstLost, Reason ifSecondLost) {
        assertThat(won(0)).as("winners of %s", outcomes).isNotEqualTo(won(1));
        assertThat(outcomes.get(won(0) ? 1 : 0).refusal()).isEqualTo(won(0) ? ifSecondLost : ifFirstLost);
    }

    /** Both were answered, or the second one came too late for this reason. */
    void bothOr(Reason ifSecondLost) {
        assertThat(won(0)).as("the first of %s", outcomes).isTrue();
        if (!won(1)) {
            assertThat(outcomes.get(1).refusal()).isEqualTo(ifSecondLost);
        }
    }
}
