package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewRole;
import dev.muster.model.Role;
import dev.muster.model.RoleEdit;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two changes of one team's roles at the same time. */
interface RoleRaces extends RulesPart {

    /** Why it was refused; "done" otherwise. */
    private static Callable<String> outcome(Callable<?> call) {
        return () -> {
            try {
                call.call();
                return "done";
            } catch (MusterException e) {
                return e.reason().name();
            }
        };
    }

    private static List<String> race(RaceScene race, Callable<?> one, Callable<?> other) throws Exception {
        race.meeting.expect();
        return Race.together(List.of(outcome(one), outcome(other)));
    }

    private static Role make(Scene on, NewRole role) {
        return on.muster.roles().make(on.ann, on.id(), role);
    }

    private static Role edit(Scene on, Actor actor, Role role, RoleEdit edit) {
        return on.muster.roles().edit(actor, on.id(), role.id(), edit);
    }

    @Test
    @DisplayName("race: two roles are made to include each other: one of them does")
    default void raceCircle() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Role a = make(on, NewRole.named("A"));
            Role b = make(on, NewRole.named("B"));
            List<String> outcomes = race(
                    race,
                    () -> edit(on, on.ann, a, RoleEdit.of().includes(b.id().value())),
                    () -> edit(on, on.ann, b, RoleEdit.of().includes(a.id().value())));
            assertThat(outcomes).containsExactlyInAnyOrder("done", Reason.ROLE_CYCLE.name());
        });
    }

    @Test
    @DisplayName("race: a role grows while somebody who has less includes it: nobody reaches more than they may")
    default void raceReach() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Role maker = make(on, NewRole.named("Maker").permissions("members:read", "roles:manage"));
            Actor max = on.joined("max", maker.id().value());
            Role mine = make(on, NewRole.named("Mine"));
            Role growing = make(on, NewRole.named("Growing"));
            List<String> outcomes = race(
                    race,
                    () -> edit(on, on.ann, growing, RoleEdit.of().permissions("invoice:approve")),
                    () -> edit(
                            on, max, mine, RoleEdit.of().includes(growing.id().value())));

            assertThat(outcomes.get(0)).isEqualTo("done");
            long grown = on.muster.roles().get(on.ann, on.id(), growing.id()).rev();
            Role after = on.muster.roles().get(on.ann, on.id(), mine.id());
            if (outcomes.get(1).equals("done")) {
                assertThat(after.rev())
                        .as("included before it grew, of %s", outcomes)
                        .isLessThan(grown);
            } else {
                assertThat(outcomes.get(1)).isEqualTo(Reason.CEILING_EXCEEDED.name());
                assertThat(after.permissions()).isEmpty();
            }
        });
    }

    @Test
    @DisplayName("race: two roles are given one name: one of them has it")
    default void raceName() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Role a = make(on, NewRole.named("A"));
            List<String> outcomes = race(
                    race,
                    () -> make(on, NewRole.named("Clerk")),
                    () -> edit(on, on.ann, a, RoleEdit.of().name("CLERK")));
            assertThat(outcomes).containsExactlyInAnyOrder("done", Reason.ROLE_NAME_TAKEN.name());
        });
    }

    @Test
    @DisplayName("race: a role is deleted while it is given to a member and by an invite: nobody is left with it")
    default void raceDelete() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Role role = make(on, NewRole.named("Clerk"));
            Actor ben = on.joined("ben", "member");
            List<String> outcomes = race(
                    race,
                    () -> on.muster.roles().delete(on.ann, on.id(), role.id(), null),
                    () -> on.muster
                            .members()
                            .edit(
                                    on.ann,
                                    on.id(),
                                    Scene.idOf(ben),
                                    MemberEdit.of().roles(role.id().value())));
            assertThat(outcomes)
                    .isIn(List.of("done", Reason.ROLE_NOT_FOUND.name()), List.of(Reason.ROLE_IN_USE.name(), "done"));
        });
        RaceScene.rounds(subject(), (on, race) -> {
            Role role = make(on, NewRole.named("Clerk"));
            NewInvite invite = NewInvite.to(Scene.address(Scene.user("eve")))
                    .role(role.id().value());
            List<String> outcomes = race(
                    race,
                    () -> on.muster.roles().delete(on.ann, on.id(), role.id(), null),
                    () -> on.muster.invites().send(on.ann, on.id(), invite));
            assertThat(outcomes)
                    .isIn(List.of("done", Reason.ROLE_NOT_FOUND.name()), List.of(Reason.ROLE_IN_USE.name(), "done"));
        });
    }
}
