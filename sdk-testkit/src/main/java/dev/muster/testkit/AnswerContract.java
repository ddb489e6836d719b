package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.BulkResult;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.InvalidValueException;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamId;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredAnswers;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The answers to bulk calls. */
interface AnswerContract extends ContractPart {

    private static StoredAnswers answers(TeamId team, String key, int chunk, Instant at) {
        List<BulkResult> results = List.of(
                new BulkResult(
                        9_007_199_254_740_993L,
                        Code.ALREADY_INVITED,
                        new InviteId(UUID.randomUUID()),
                        Reason.ALREADY_INVITED,
                        "email",
                        InvalidValueException.Code.MALFORMED,
                        Sample.WILD),
                new BulkResult(2, Code.SENT, null, null, null, null, null));
        return new StoredAnswers(team, key, chunk, "0123456789abcdef".repeat(4), results, at);
    }

    private static void add(Bench on, StoredAnswers answers) {
        on.change(answers.team(), tx -> tx.answers().add(answers));
    }

    private static @Nullable StoredAnswers find(Bench on, TeamId team, String key, int chunk) {
        return on.storage().<@Nullable StoredAnswers>read(team, r -> r.answers().find(key, chunk));
    }

    @Test
    @DisplayName("answers come back as they were added, by team, key with its case, and chunk")
    default void answersComeBack() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredAnswers first = answers(team, Sample.WILD, 0, Sample.at(1));
        StoredAnswers second = answers(team, Sample.WILD, 1, Sample.at(2));
        StoredAnswers upper = answers(team, "KEY", 0, Sample.at(1));
        add(on, first);
        add(on, second);
        add(on, upper);

        assertThat(find(on, team, Sample.WILD, 0)).isEqualTo(first);
        assertThat(find(on, team, Sample.WILD, 1)).isEqualTo(second);
        assertThat(find(on, team, Sample.WILD, 2)).isNull();
        assertThat(find(on, team, "KEY", 0)).isEqualTo(upper);
        assertThat(find(on, team, "key", 0)).isNull();
        assertThat(find(on, on.newTeam(), "KEY", 0)).isNull();
        assertThat(on.<Boolean>decide(team, tx -> upper.equals(tx.answers().find("KEY", 0))))
                .isTrue();
    }

    @Test
    @DisplayName("the answers to a thousand rows are kept whole")
    default void answersToMany() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredAnswers small = answers(team, "big", 0, Sample.at(1));
        StoredAnswers big = new StoredAnswers(
                team,
                "big",
                0,
                small.digest(),
                Collections.nCopies(1_000, small.results().get(0)),
                small.at());
        add(on, big);
        assertThat(Objects.requireNonNull(find(on, team, "big", 0)).results()).isEqualTo(big.results());
    }

    @Test
    @DisplayName("a chunk is answered once: answers to it conflict with those that are there, and leave nothing")
    default void answeredOnce() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredAnswers first = answers(team, "key", 0, Sample.at(1));
        add(on, first);
        long rev = on.rev(team);
        assertThatThrownBy(() -> add(on, answers(team, "key", 0, Sample.at(2)))).isInstanceOf(TransientConflict.class);
        assertThat(find(on, team, "key", 0)).isEqualTo(first);
        assertThat(on.rev(team)).isEqualTo(rev);
    }

    @Test
    @DisplayName("answers from before a moment are deleted, and the same change can put others in their place")
    default void answersDeleted() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredAnswers elsewhere = answers(on.newTeam(), "old", 0, Sample.at(1));
        StoredAnswers young = answers(team, "young", 0, Sample.at(2));
        StoredAnswers anew = answers(team, "old", 0, Sample.at(3));
        add(on, elsewhere);
        add(on, answers(team, "old", 0, Sample.at(1)));
        add(on, young);
        on.change(team, tx -> {
            tx.answers().deleteBefore(Sample.at(2));
            tx.answers().add(anew);
        });
        assertThat(find(on, team, "old", 0)).isEqualTo(anew);
        assertThat(find(on, team, "young", 0)).isEqualTo(young);
        assertThat(find(on, elsewhere.team(), "old", 0)).isEqualTo(elsewhere);
    }

    @Test
    @DisplayName("clearing a team deletes its answers")
    default void answersCleared() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        add(on, answers(team, "key", 0, Sample.at(1)));
        on.change(team, tx -> tx.teams().clear());
        assertThat(find(on, team, "key", 0)).isNull();
    }
}
