package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Accepted;
import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Domains;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamEdit;
import dev.muster.model.UserId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two ways into a team, or out of its invites, taken at the same time. */
interface PathRaces extends RulesPart {

    @Test
    @DisplayName(
            "race: accept, and two invites for the last free seat: the seat that was kept is taken, the free one once")
    default void raceAcceptAndLastSeat() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            String joe = Scene.address(Scene.user("joe"));
            String eve = Scene.address(Scene.user("eve"));
            on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 3);
            on.invite(on.ann, ben, "member");
            Raced raced = Raced.between(
                    race,
                    () -> on.send(on.ann, joe, "member"),
                    () -> on.send(on.ann, eve, "member"),
                    () -> on.accept(ben));
            assertThat(raced.won(2)).as("the seat was kept").isTrue();
            assertThat(raced.won(0)).as("one of the two is sent").isNotEqualTo(raced.won(1));
        });
    }

    @Test
    @DisplayName("race: one person accepts by the link and from the list: they are in once")
    default void raceAcceptByLinkAndList() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            Invite invite = on.invite(on.ann, ben, "member");
            assertThat(Raced.between(
                                    race,
                                    () -> on.accept(ben),
                                    () -> on.muster.invites().accept(on.id(), invite.id(), Scene.verified(ben)))
                            .answers())
                    .extracting(answer -> ((Accepted) answer).outcome())
                    .containsExactlyInAnyOrder(Outcome.JOINED, Outcome.ALREADY_JOINED);
        });
    }

    @Test
    @DisplayName("race: accept, and the team closes to the domain: nobody joins after that")
    default void raceAcceptAndDomains() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            on.invite(on.ann, ben, "member");
            TeamEdit closing = TeamEdit.of().domains(Domains.only("elsewhere.example"));
            Raced raced =
                    Raced.between(race, () -> on.muster.teams().edit(on.ann, on.id(), closing), () -> on.accept(ben));
            raced.bothOr(Reason.DOMAIN_REFUSED);
            assertThat(race.isBefore(EventType.MEMBER_JOINED, EventType.TEAM_EDITED))
                    .isEqualTo(raced.won(1));
        });
    }
}
