package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EmailAddress;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteLinks;
import dev.muster.model.InviteStatus;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.Permission;
import dev.muster.model.Person;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That a person can be erased from all teams. */
interface ErasureRules extends RulesPart {

    private static EmailAddress email(UserId user) {
        return EmailAddress.of(Scene.address(user));
    }

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
        assertThat(on.get(ben.accepted.id()).email()).isEqualTo(on.addressKey.pseudonym(email(ben.user)));
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
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(person(olga), "admin"));
        Team second =
                on.muster.teams().create(Scene.SYSTEM, NewTeam.named("Second").owner(person(olga)));
        List<Snapshot> before = snapshots(on, on.id(), other.id(), second.id());

        MusterException byUser = on.refused(Reason.LAST_OWNER, () -> erase(on, olga));
        MusterException byAddress =
                on.refused(Reason.LAST_OWNER, () -> on.muster.members().erase(Scene.SYSTEM, email(olga)));

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
        on.muster.members().addMember(Scene.SYSTEM, other.id(), NewMember.of(person(heir), "owner"));
        on.muster.teams().delete(Scene.SYSTEM, second.id());
        assertThat(erase(on, olga)).isEqualTo(3);
    }

    private static Person person(UserId user) {
        return Person.of(user, Scene.address(user));
    }

    private static List<Snapshot> snapshots(Scene on, TeamId... teams) {
        return List.of(teams).stream()
                .map(team -> Snapshot.of(on.storage, team))
                .toList();
    }

    @Test
    @DisplayName("an address is erased from invites, whatever became of them, and with it whoever is a member under it")
    default void addressErased() {
        Scene on = Scene.on(subject());
        UserId dan = Scene.user("dan");
        EmailAddress address = email(dan);
        Invite declined = on.invite(on.ann, dan, "member");
        on.muster.invites().decline(on.id(), declined.id(), Scene.verified(dan));
        Invite revoked = on.invite(on.ann, dan, "member");
        on.muster.invites().revoke(on.ann, on.id(), revoked.id());
        Team other = on.another("Other");
        Invite open = on.muster
                .invites()
                .send(
                        Scene.SYSTEM,
                        other.id(),
                        NewInvite.to(Scene.address(dan).toUpperCase(Locale.ROOT))
                                .name("Dan D.")
                                .role("member"));
        on.muster.members().addMember(Scene.SYSTEM, on.another("Third").id(), NewMember.of(person(dan), "member"));

        assertThat(on.muster.members().erase(Scene.SYSTEM, address)).isEqualTo(3);

        String rows = snapshots(on, on.id(), other.id()).toString().toLowerCase(Locale.ROOT);
        assertThat(rows).doesNotContain(dan.value(), address.key(), "dan d.");
        assertThat(on.get(declined.id()).status()).isEqualTo(InviteStatus.DECLINED);
        assertThat(on.get(revoked.id()).email()).isEqualTo(on.addressKey.pseudonym(address));
        Invite ended = on.muster.invites().get(Scene.SYSTEM, other.id(), open.id());
        assertThat(ended.endReason()).isEqualTo(EndReason.INVITEE_REMOVED);
        assertThat(on.muster.teams().of(Scene.SYSTEM, dan, Page.first()).items())
                .isEmpty();
        on.muster.runDueWork();
        assertThat(on.mail.to(open.email().value()))
                .noneMatch(mail -> mail.team().equals(other.id()));
        Invariants.check(on);
    }

    @Test
    @DisplayName("an address that somebody else has in a team stays theirs there")
    default void sharedAddressStays() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(person(ben), "member"));
        on.muster
                .members()
                .addMember(Scene.SYSTEM, on.id(), NewMember.of(Person.of(joe, Scene.address(ben)), "member"));

        erase(on, ben);

        Snapshot rows = Snapshot.of(on.storage, on.id());
        assertThat(rows.members())
                .extracting(member -> member.user())
                .contains(joe)
                .doesNotContain(ben);
        assertThat(on.get(Actor.user(joe)).person().email()).isEqualTo(email(ben));
        assertThat(rows.history())
                .filteredOn(event -> joe.equals(event.user()))
                .extracting(TeamEvent::type)
                .containsExactly(EventType.MEMBER_ADDED);
    }

    @Test
    @DisplayName(
            "an erased address that wants no mail still gets none, is invited once at a time, and may be erased again")
    default void erasedAddressIsKnownAgain() {
        Scene on = Scene.on(subject());
        UserId dan = Scene.user("dan");
        on.muster.invites().suppress(Scene.SYSTEM, email(dan));
        on.invite(on.ann, dan, "member");
        on.muster.members().erase(Scene.SYSTEM, email(dan));

        Invite again = on.invite(on.ann, dan, "member");
        assertThat(again.email()).isEqualTo(email(dan));
        assertThat(on.get(again.id()).delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(on.mail.to(Scene.address(dan))).isEmpty();
        on.refused(Reason.ALREADY_INVITED, () -> on.send(on.ann, Scene.address(dan), "member"));
        assertThat(on.muster.members().erase(Scene.SYSTEM, email(dan))).isEqualTo(1);
        assertThat(on.get(again.id()).email()).isEqualTo(on.addressKey.pseudonym(email(dan)));
    }

    @Test
    @DisplayName("a bulk call that is repeated is answered as before, though somebody of it was erased meanwhile")
    default void erasedFromBulkCall() {
        Scene on = Scene.on(subject());
        UserId dan = Scene.user("dan");
        List<NewInvite> rows = List.of(NewInvite.to(email(dan)).role("member"));
        BulkOptions keyed = BulkOptions.bestEffort().key("import");
        var first = on.muster.invites().sendAll(on.ann, on.id(), rows, keyed);
        on.muster.members().erase(Scene.SYSTEM, email(dan));
        assertThat(on.muster.invites().sendAll(on.ann, on.id(), rows, keyed)).isEqualTo(first);
        assertThat(Snapshot.of(on.storage, on.id()).toString())
                .doesNotContain(email(dan).key());
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
        on.refused(Reason.SYSTEM_ONLY, () -> on.muster.members().erase(on.ann, email(ben)));
        Muster keyless = Muster.builder(on.storage)
                .links(InviteLinks.to(Scene.JOIN_PAGE, on.key))
                .clock(on.clock)
                .build();
        assertThatThrownBy(() -> keyless.members().erase(Scene.SYSTEM, ben))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("addressKey");
    }

    @Test
    @DisplayName("race: erase and accept: whoever was faster, nobody of this address is in, and no row has it")
    default void raceEraseAndAccept() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            on.invite(on.ann, ben, "member");
            Raced.between(race, () -> on.muster.members().erase(Scene.SYSTEM, email(ben)), () -> on.accept(ben))
                    .bothOr(Reason.INVITE_REVOKED);
            Snapshot rows = Snapshot.of(on.storage, on.id());
            assertThat(rows.members()).extracting(member -> member.user()).containsExactly(on.annId);
            assertThat(rows.toString()).doesNotContain(ben.value());
        });
    }

    @Test
    @DisplayName("race: two owners are erased: one stays")
    default void raceEraseOwners() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId second = Scene.idOf(on.joined("second", "owner"));
            Raced.between(race, () -> erase(on, on.annId), () -> erase(on, second))
                    .oneWins(Reason.LAST_OWNER);
        });
    }

    /** Somebody who has left traces of every kind in many teams. */
    final class Life {

        static final String OTHERS = "somebody.else@example.com";
        private static final String NAME = "Benjamin Trace";
        private static final String TEXT = "yours ever, Trace";

        private final Scene on;
        final UserId user = Scene.user("ben");
        private final UserId moved = Scene.user("moved");
        final List<TeamId> teams = new ArrayList<>();
        final Invite accepted;
        final Invite pending;
        final Actor kim;

        Life(Scene on) {
            this.on = on;
            teams.add(on.id());
            Muster muster = on.muster;
            accepted = muster.invites()
                    .send(
                            on.ann,
                            on.id(),
                            NewInvite.to(Scene.address(user))
                                    .name(NAME)
                                    .location("Trace Street")
                                    .message("dear Trace")
                                    .attributes(Map.of("nick", "Trace"))
                                    .role("admin"));
            muster.runDueWork();
            on.accept(user);
            kim = on.joined("kim", "member");
            Actor ben = Actor.user(user);
            muster.members().edit(ben, on.id(), Scene.idOf(kim), MemberEdit.of().roles("success"));
            muster.members().edit(on.ann, on.id(), user, MemberEdit.of().location("Trace Road"));
            pending = muster.invites()
                    .send(ben, on.id(), NewInvite.to(OTHERS).message(TEXT).role("member"));
            Invite kept = on.send(on.ann, "kept@example.com", "member");
            muster.invites().edit(ben, on.id(), kept.id(), InviteEdit.of().roles("success"));
            inOtherTeams(muster);
            muster.members()
                    .updatePerson(
                            Scene.SYSTEM, Person.of(user, Scene.address(moved)).name(NAME));
        }

        private void inOtherTeams(Muster muster) {
            Team invited = add("Invited");
            Invite again = muster.invites()
                    .send(
                            Scene.SYSTEM,
                            invited.id(),
                            NewInvite.to(Scene.address(user)).role("member"));
            muster.invites().decline(invited.id(), again.id(), Scene.verified(user));
            muster.invites()
                    .send(
                            Scene.SYSTEM,
                            invited.id(),
                            NewInvite.to(Scene.address(moved)).name(NAME).role("member"));

            Team left = add("Left");
            muster.members()
                    .addMember(
                            Scene.SYSTEM, left.id(), NewMember.of(person(user).name(NAME), "member"));
            muster.members().leave(Actor.user(user), left.id());

            Team deleted = add("Deleted");
            muster.members()
                    .addMember(
                            Scene.SYSTEM,
                            deleted.id(),
                            NewMember.of(person(user).name(NAME), "member"));
            muster.teams().delete(Scene.SYSTEM, deleted.id());

            Team suspended = add("Suspended");
            Invite other = muster.invites()
                    .send(
                            Scene.SYSTEM,
                            suspended.id(),
                            NewInvite.to(Scene.address(user)).role("member"));
            VerifiedUser both = Scene.verified(user);
            muster.invites().accept(suspended.id(), other.id(), both);
            muster.invites()
                    .send(
                            Scene.SYSTEM,
                            suspended.id(),
                            NewInvite.to(Scene.address(moved)).role("member"));
            muster.teams().suspend(Scene.SYSTEM, suspended.id());
        }

        private Team add(String name) {
            Team team = on.another(name);
            teams.add(team.id());
            return team;
        }

        String[] traces() {
            return new String[] {user.value(), moved.value(), "Trace"};
        }

        List<Snapshot> snapshots() {
            return teams.stream().map(team -> Snapshot.of(on.storage, team)).toList();
        }

        String rows() {
            return snapshots().toString();
        }
    }
}
