package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.BulkOptions;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.Invite;
import dev.muster.model.NewInvite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bulk calls at the same time as others. */
interface BulkRaces extends RulesPart {

    private static List<NewInvite> people(int count) {
        List<NewInvite> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(NewInvite.to(Scene.address(Scene.user("p" + i))).role("member"));
        }
        return people;
    }

    private static List<BulkResult> send(Scene on, List<NewInvite> people, BulkOptions options) {
        return on.muster.invites().sendAll(on.ann, on.id(), people, options);
    }

    @SuppressWarnings("unchecked")
    private static long sent(List<Object> answers) {
        return answers.stream()
                .flatMap(answer -> ((List<BulkResult>) answer).stream())
                .filter(result -> result.code() == Code.SENT)
                .count();
    }

    @Test
    @DisplayName("race: two bulk sends of the same people in opposite orders: everybody is invited once")
    default void raceBulkInReverse() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            List<NewInvite> people = people(12);
            List<NewInvite> reversed = new ArrayList<>(people);
            Collections.reverse(reversed);

            Raced raced = Raced.between(
                    race,
                    () -> send(on, people, BulkOptions.bestEffort()),
                    () -> send(on, reversed, BulkOptions.allOrNothing()));

            assertThat(sent(raced.answers())).isEqualTo(12);
            assertThat(Snapshot.of(on.storage, on.id()).invites()).hasSize(12);
            assertThat(on.outbox()).hasSize(12);
        });
    }

    @Test
    @DisplayName("race: one bulk call with a key, made twice at the same time: both get the same answers")
    default void raceBulkWithKey() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            List<NewInvite> people = people(5);
            BulkOptions keyed = BulkOptions.bestEffort().key("twice");

            List<Object> answers = Raced.between(race, () -> send(on, people, keyed), () -> send(on, people, keyed))
                    .answers();

            assertThat(answers).hasSize(2);
            assertThat(answers.get(0)).isEqualTo(answers.get(1));
            assertThat(on.outbox()).hasSize(5);
        });
    }

    @Test
    @DisplayName("race: two bulk sends and the last seats: no seat is given twice, and none is left")
    default void raceBulkForSeats() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 1 + 5);

            Raced raced = Raced.between(
                    race,
                    () -> send(on, people(4), BulkOptions.bestEffort()),
                    () -> send(on, people(4), BulkOptions.bestEffort()));

            assertThat(sent(raced.answers())).isEqualTo(5);
        });
    }

    @Test
    @DisplayName(
            "race: bulk resend and bulk revoke of the same invites: each is taken back in the end, whoever was first")
    default void raceBulkResendAndRevoke() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            List<Invite> invites = new ArrayList<>();
            people(5).forEach(one -> invites.add(on.muster.invites().send(on.ann, on.id(), one)));
            on.clock.advance(Duration.ofHours(1));
            var ids = invites.stream().map(Invite::id).toList();

            Raced.between(
                    race,
                    () -> on.muster.invites().resendAll(on.ann, on.id(), ids, BulkOptions.bestEffort()),
                    () -> on.muster.invites().revokeAll(on.ann, on.id(), ids, BulkOptions.bestEffort()));

            assertThat(Snapshot.of(on.storage, on.id()).invites()).hasSize(5).noneMatch(row -> row.holdsAddress());
        });
    }
}
