package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.EmailAddress;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.InviteLinks;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.NewTeam;
import dev.muster.model.Permission;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That a person can be erased from all teams. */
interface ErasureRules extends RulesPart {

    private static int erase(Scene on, UserId user) {
        return on.muster.members().erase(Scene.SYSTEM, user);
    }

    @Test
    @DisplayName("who is erased is in no row of any team any more, and what they did is done by a pseudonym")
    default void erasedEverywhere() {
        Scene on = Scene.on(subject());
        Life ben = new Life(on);
        assertThat(ben.rows()).contains(ben.traces());

        assertThat(erase(on, ben.user)).isEqualTo(ben.teams.size());

        assertThat(ben.rows()).doesNotContain(ben.traces()).contains(Life.OTHERS);
        UserId pseudonym = on.addressKey.pseudonym(ben.user);
        List<TeamEvent> history = on.history();
        assertThat(history)
                .filteredOn(event -> event.actor().isUser(pseudonym))
                .extracting(TeamEvent::type)
                .contains(EventType.INVITE_SENT, EventType.MEMBER_EDITED, EventType.INVITE_ACCEPTED);
        assertThat(history)
                .filteredOn(event -> event.type() == EventType.MEMBER_JOINED && pseudonym.equals(event.user()))
                .extracting(TeamEvent::subject)
                .containsExactly(pseudonym.value());
        assertThat(on.last().type()).isEqualTo(EventType.PERSON_ERASED);
        assertThat(on.last().user()).isEqualTo(pseudonym);
        Invariants.check(on);
        assertThat(on.get(ben.kim).roles().get(0).by().isUser(pseudonym)).isTrue();
        assertThat(on.get(ben.accepted.id()).acceptedBy()).isEqualTo(pseudonym);
        assertThat(on.get(ben.accepted.id()).email()).isEqualTo(on.addressKey.pseudonym(Scene.email(ben.user)));
        assertThat(on.get(ben.pending.id()).status()).isEqualTo(InviteStatus.REVOKED);
        assertThat(on.get(ben.pending.id()).endReason()).isEqualTo(EndReason.INVITER_REMOVED);
        assertThat(on.get(ben.pending.id()).email()).isEqualTo(EmailAddress.of(Life.OTHERS));
    }

    @Test
    @DisplayName("once erased, there is nothing to be erased, and every access has ended")
    default void erasedOnce() {
        Scene on = Scene.on(subject());
        Life ben = new Life(on);
        Permission read = Permission.of("members:read");
        assertThat(on.muster.access().can(ben.user, on.id(), read)).isTrue();
        erase(on, ben.user);
        assertThat(on.muster.access().can(ben.user, on.id(), read)).isFalse();
        List<Snapshot> before = ben.snapshots();
        assertThat(erase(on, ben.user)).isZero();
        assertThat(ben.snapshots()).isEqualTo(before);
        on.refused(Reason.TEAM_NOT_FOUND, () -> on.muster.teams().get(Actor.user(ben.user), on.id()));
    }

    @Test
    @DisplayName("what broke in the middle is done by calling again, wherever it broke")
    default void erasedAfterFailures() {
        int broken = 0;
        for (int passed = 0; passed == broken; passed++) {
            AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
            Scene on = Scene.on(
                    subject(),
                    builder -> builder.policy(
                            event -> event.type() == EventType.PERSON_ERASED && left.getAndDecrement() == 0
                                    ? Optional.of("it breaks")
                                    : Optional.empty()));
            Life ben = new Life(on);
            left.set(passed);
            try {
                erase(on, ben.user);
            } catch (MusterException e) {
                assertThat(e.reason()).isEqualTo(Reason.POLICY_REFUSED);
                assertThat(ben.rows()).contains(ben.user.value());
                broken++;
                erase(on, ben.user);
            }
            assertThat(ben.rows()).doesNotContain(ben.traces());
            Invariants.check(on);
        }
        assertThat(broken).as("places where it broke").isGreaterThan(4);
    }

    @Test
    @DisplayName("who is the last owner of teams is refused with all of those teams, before anything is written")
    default void lastOwnerIsNotErased() {
        Scene on = Scene.on(subject());
        Team other = on.another("Other");
        UserId olga = Snapshot.of(on.storage, other.id()).members().get(0).user();
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(Scene.person(olga), "admin"));
        Team second =
                on.muster.teams().create(Scene.SYSTEM, NewTeam.named("Second").owner(Scene.person(olga)));
        List<Snapshot> before = snapshots(on, on.id(), other.id(), second.id());

        MusterException byUser = on.refused(Reason.LAST_OWNER, () -> erase(on, olga));
        MusterException byAddress =
                on.refused(Reason.LAST_OWNER, () -> on.muster.members().erase(Scene.SYSTEM, Scene.email(olga)));

        assertThat(byUser.details())
                .containsEntry(
                        "teams",
                        Stream.of(other.id(), second.id())
                                .map(TeamId::toString)
                                .sorted()
                                .collect(Collectors.joining(",")));
        assertThat(byAddress.details()).isEqualTo(byUser.details());
        assertThat(snapshots(on, on.id(), other.id(), second.id())).isEqualTo(before);

        UserId heir = Scene.user("heir");
        on.muster.members().addMember(Scene.SYSTEM, other.id(), NewMember.of(Scene.person(heir), "owner"));
        on.muster.teams().delete(Scene.SYSTEM, second.id());
        assertThat(erase(on, olga)).isEqualTo(3);
    }

    private static List<Snapshot> snapshots(Scene on, TeamId... teams) {
        return List.of(teams).stream()
                .map(team -> Snapshot.of(on.storage, team))
                .toList();
    }

    @Test
    @DisplayName("who is all over a team is erased from all of it")
    default void busyPersonErased() {
        Scene on = Scene.on(subject());
        Actor ben = on.joined("Ben", "admin");
        List<NewInvite> many = IntStream.range(0, 700)
                .mapToObj(i ->
                        NewInvite.to("p" + i + "@example.org").role("member").withoutMail())
                .toList();
        on.muster.invites().sendAll(ben, on.id(), many, BulkOptions.bestEffort());

        assertThat(erase(on, Scene.idOf(ben))).isEqualTo(1);

        Snapshot rows = Snapshot.of(on.storage, on.id());
        assertThat(rows.toString()).doesNotContain(ben.ref().id());
        assertThat(rows.invites()).allMatch(row -> row.invite().endReason() == EndReason.INVITER_REMOVED);
        Invariants.check(on);
    }

    @Test
    @DisplayName("only system actors erase, and not without the key that pseudonyms are made with")
    default void erasureNeedsItsKey() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        on.refused(Reason.SYSTEM_ONLY, () -> on.muster.members().erase(on.ann, ben));
        on.refused(Reason.SYSTEM_ONLY, () -> on.muster.members().erase(Actor.user(ben), ben));
        on.refused(Reason.SYSTEM_ONLY, () -> on.muster.members().erase(on.ann, Scene.email(ben)));
        Muster keyless = Muster.builder(on.storage)
                .links(InviteLinks.to(Scene.JOIN_PAGE, on.key))
                .clock(on.clock)
                .build();
        assertThatThrownBy(() -> keyless.members().erase(Scene.SYSTEM, ben))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("addressKey");
    }
}
