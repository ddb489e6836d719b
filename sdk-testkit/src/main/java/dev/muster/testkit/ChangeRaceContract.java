package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Domains;
import dev.muster.model.EmailAddress;
import dev.muster.model.EventType;
import dev.muster.model.InviteStatus;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.model.TeamStatus;
import dev.muster.model.UserId;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredInvite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Changes at the same time. */
interface ChangeRaceContract extends ContractPart {

    @Test
    @DisplayName("changes of one team go one after the other: no rev twice, no update lost")
    default void changesAreSerialised() throws Exception {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        int threads = 4;
        int rounds = Race.rounds();
        Exchanger<Boolean> others = new Exchanger<>();
        List<List<Long>> revs = Race.together(threads, () -> {
            List<Long> mine = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                mine.add(on.insist(team, tx -> {
                    Team touched = Objects.requireNonNull(tx.team());
                    meet(others);
                    tx.teams().update(counted(touched));
                    tx.history().append(List.of(Sample.event(team, touched.rev(), 0, EventType.TEAM_EDITED, null)));
                    return touched.rev();
                }));
            }
            return mine;
        });
        int changes = threads * rounds;
        List<Long> all = revs.stream().flatMap(List::stream).sorted().toList();
        assertThat(all).hasSize(changes).doesNotHaveDuplicates().startsWith(2L).endsWith(changes + 1L);
        assertThat(revs).allSatisfy(mine -> assertThat(mine).isSorted());
        assertThat(on.team(team).attributes()).containsEntry("count", String.valueOf(changes));
        assertThat(on.rev(team)).isEqualTo(changes + 1L);
        assertThat(on.<Integer>read(
                        team,
                        r -> r.history().newest(null, null, null, changes + 9).size()))
                .isEqualTo(changes);
    }

    /** Waits a moment for another one who is inside at the same time, which should be nobody. */
    private static void meet(Exchanger<Boolean> others) {
        try {
            others.exchange(true, 1, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Alone, as it should be.
        } catch (InterruptedException e) {
            throw new AssertionError("the test was stopped", e);
        }
    }

    /** A counter in the team's own row: read by every change and written by it, so that a lost update shows. */
    private static Team counted(Team team) {
        int count = Integer.parseInt(team.attributes().getOrDefault("count", "0")) + 1;
        return new Team(
                team.id(),
                team.name(),
                null,
                TeamStatus.ACTIVE,
                null,
                Domains.ANY,
                Map.of("count", String.valueOf(count)),
                team.createdAt(),
                team.changedAt(),
                team.rev());
    }

    @Test
    @DisplayName("of several changes that add one user without looking, exactly one wins, and the others conflict")
    default void oneUserAddedBlindly() throws Exception {
        Bench on = new Bench(this);
        for (int round = 0; round < Race.rounds(); round++) {
            TeamId team = on.newTeam();
            UserId user = Sample.userId();
            List<Boolean> won = Race.together(4, () -> wins(() -> on.insert(Sample.member(team, user))));
            assertThat(Collections.frequency(won, true)).as("winners").isEqualTo(1);
            assertThat(on.<Integer>read(team, r -> r.members().count(9))).isEqualTo(1);
            assertThat(on.rev(team)).isEqualTo(2);
        }
    }

    private static boolean wins(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (TransientConflict e) {
            return false;
        }
    }

    @Test
    @DisplayName("of several changes that look and then add one user, exactly one adds, and the others see the row")
    default void oneUserAddedAfterLooking() throws Exception {
        Bench on = new Bench(this);
        for (int round = 0; round < Race.rounds(); round++) {
            TeamId team = on.newTeam();
            UserId user = Sample.userId();
            List<Boolean> added = Race.together(
                    4,
                    () -> on.insist(team, tx -> {
                        boolean there = tx.members().find(user) != null;
                        if (!there) {
                            tx.members().insert(Sample.member(team, user));
                        }
                        return !there;
                    }));
            assertThat(Collections.frequency(added, true)).as("winners").isEqualTo(1);
            assertThat(on.rev(team)).isEqualTo(5);
        }
    }

    @Test
    @DisplayName("changes that each add one while there is room do not overfill the team")
    default void lastSeat() throws Exception {
        Bench on = new Bench(this);
        for (int round = 0; round < Race.rounds(); round++) {
            TeamId team = on.newTeam();
            on.insert(Sample.member(team, "a"), Sample.member(team, "b"));
            List<Boolean> added = Race.together(
                    4,
                    () -> on.insist(team, tx -> {
                        boolean room = tx.members().count(99) + tx.invites().countOpen(Sample.T0, 99) < 4;
                        if (room) {
                            tx.invites().insert(Sample.invite(team, Sample.email()));
                        }
                        return room;
                    }));
            assertThat(Collections.frequency(added, true)).as("seats taken").isEqualTo(2);
        }
    }

    @Test
    @DisplayName(
            "two invites that race for one address do not both hold it, and one that races an end sees it or loses")
    default void addressRace() throws Exception {
        Bench on = new Bench(this);
        for (int round = 0; round < Race.rounds(); round++) {
            TeamId team = on.newTeam();
            EmailAddress address = Sample.email();
            List<Boolean> won = Race.together(3, () -> wins(() -> on.insert(Sample.invite(team, address))));
            assertThat(Collections.frequency(won, true)).as("holders").isEqualTo(1);

            StoredInvite holder = Objects.requireNonNull(on.storage()
                    .<StoredInvite>read(
                            team, r -> Objects.requireNonNull(r.invites().holder(address))));
            List<Boolean> ended = Race.together(List.of(
                    () -> wins(() -> end(on, holder, InviteStatus.ACCEPTED)),
                    () -> wins(() -> end(on, holder, InviteStatus.DECLINED)),
                    () -> wins(() -> end(on, holder, InviteStatus.REVOKED))));
            assertThat(Collections.frequency(ended, true))
                    .as("ends of one invite")
                    .isEqualTo(1);
        }
    }

    private static void end(Bench on, StoredInvite invite, InviteStatus as) {
        on.change(
                invite.invite().team(),
                tx -> tx.invites().update(InviteDraft.again(invite).ended(as).stored()));
    }

    @Test
    @DisplayName("of several teams that race for one slug, exactly one gets it")
    default void slugRace() throws Exception {
        Bench on = new Bench(this);
        for (int round = 0; round < Race.rounds(); round++) {
            String slug = Sample.slug();
            TeamId there = on.newTeam();
            Callable<Boolean> creates = () -> wins(() -> on.insert(Sample.team(Sample.teamId(), "New", slug)));
            Callable<Boolean> renames =
                    () -> wins(() -> on.change(there, tx -> tx.teams().update(Sample.team(there, "Old", slug))));
            List<Boolean> won = Race.together(List.of(creates, creates, renames));
            assertThat(Collections.frequency(won, true)).as("owners").isEqualTo(1);
        }
    }

    @Test
    @DisplayName("of several changes that create one team, exactly one does")
    default void creationRace() throws Exception {
        Bench on = new Bench(this);
        for (int round = 0; round < Race.rounds(); round++) {
            TeamId team = Sample.teamId();
            List<Boolean> won = Race.together(
                    4,
                    () -> wins(() -> on.change(team, tx -> {
                        tx.teams().insert(Sample.team(team));
                        tx.members().insert(Sample.member(team, "Owner"));
                    })));
            assertThat(Collections.frequency(won, true)).as("creators").isEqualTo(1);
            assertThat(on.<Integer>read(team, r -> r.members().count(9))).isEqualTo(1);
            assertThat(on.rev(team)).isEqualTo(1);
        }
    }
}
