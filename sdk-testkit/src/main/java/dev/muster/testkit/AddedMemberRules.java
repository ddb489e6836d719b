package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
import dev.muster.model.Invite;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.NewMember;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Adding members without an invite, and following the host's data of a person. */
interface AddedMemberRules extends RulesPart {

    private static Person person(UserId user) {
        return Scene.person(user).name("Ben");
    }

    @Test
    @DisplayName("a system actor adds somebody with all that a member has")
    default void added() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Instant end = on.clock.instant().plus(Duration.ofDays(3));

        Member member = on.muster
                .members()
                .addMember(
                        Scene.SYSTEM,
                        on.id(),
                        NewMember.of(person(ben).locale(Locale.CANADA_FRENCH))
                                .grants(List.of(NewGrant.of("admin").until(end), NewGrant.of("member")))
                                .location("Oslo")
                                .attributes(Map.of("desk", "12")));

        assertThat(member).isEqualTo(on.get(Actor.user(ben)));
        assertThat(member.person()).isEqualTo(person(ben).locale(Locale.CANADA_FRENCH));
        assertThat(member.roles())
                .containsExactly(
                        new RoleGrant(RoleId.of("admin"), end, Scene.SYSTEM.ref()),
                        new RoleGrant(RoleId.of("member"), null, Scene.SYSTEM.ref()));
        assertThat(member.joinedAt()).isEqualTo(on.clock.instant());
        assertThat(on.last().type()).isEqualTo(EventType.MEMBER_ADDED);
        assertThat(on.last().changes())
                .containsExactlyInAnyOrder(
                        new FieldChange("name", null, "Ben"),
                        new FieldChange("email", null, Scene.address(ben)),
                        new FieldChange("location", null, "Oslo"),
                        new FieldChange("roles", null, "admin until " + end + ", member"),
                        new FieldChange("attributes.desk", null, "12"));
    }

    @Test
    @DisplayName("there is one membership for each user and team; the same address may be another user's")
    default void addedOnce() {
        Scene on = Scene.on(subject());
        Member ben = on.member("ben", "member");

        on.refused(
                Reason.ALREADY_MEMBER,
                () -> on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(person(ben.user()), "admin")));
        UserId twin = Scene.user("twin");
        assertThat(on.muster
                        .members()
                        .addMember(
                                Scene.SYSTEM,
                                on.id(),
                                NewMember.of(Person.of(twin, ben.person().email()), "member"))
                        .person()
                        .email())
                .isEqualTo(ben.person().email());
    }

    @Test
    @DisplayName("user ids that differ in case are two users")
    default void addedCaseOfUserIds() {
        Scene on = Scene.on(subject());
        UserId lower = Scene.user("ben");
        UserId upper = UserId.of(lower.value().toUpperCase(Locale.ROOT));
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(person(lower), "member"));

        on.muster
                .members()
                .addMember(Scene.SYSTEM, on.id(), NewMember.of(person(upper).name("BEN"), "admin"));
        assertThat(on.muster.members().updatePerson(Scene.SYSTEM, person(upper).name("Big")))
                .isEqualTo(1);

        assertThat(on.get(Actor.user(lower)).person().name()).isEqualTo("Ben");
        assertThat(on.get(Actor.user(upper)).person().name()).isEqualTo("Big");
        on.muster.members().remove(Scene.SYSTEM, on.id(), upper);
        assertThat(on.get(Actor.user(lower)).roles()).hasSize(1);
    }

    @Test
    @DisplayName("an open invite to who is added ends, in the same change, and its seat goes to them")
    default void addedWhileInvited() {
        Scene on = Scene.on(subject());
        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 2);
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        on.refused(Reason.SEATS_EXHAUSTED, () -> on.member("cem", "member"));

        Member member = on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(person(ben), "success"));

        assertThat(member.roles()).extracting(RoleGrant::role).containsExactly(RoleId.of("success"));
        Invite now = on.muster.invites().get(on.ann, on.id(), invite.id());
        assertThat(now.status()).isEqualTo(InviteStatus.REVOKED);
        assertThat(now.endReason()).isEqualTo(EndReason.INVITEE_ADDED);
        assertThat(now.rev()).isEqualTo(member.rev());
    }

    @Test
    @DisplayName("an expired invite keeps no seat, and gives none to who is added")
    default void addedAfterExpiry() {
        Scene on = Scene.on(subject());
        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 2);
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofDays(8));

        on.member("cem", "member");
        on.refused(
                Reason.SEATS_EXHAUSTED,
                () -> on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(person(ben), "member")));
    }

    @Test
    @DisplayName(
            "the host's data of a person is followed in all of their teams, one change each, and only where it differs")
    default void addedUpdated() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        TeamId second = team(on, "Second");
        TeamId third = team(on, "Third");
        TeamId foreign = team(on, "Foreign");
        for (TeamId team : List.of(on.id(), second, third)) {
            on.muster.members().addMember(Scene.SYSTEM, team, NewMember.of(person(ben), "member"));
        }
        on.muster.teams().suspend(Scene.SYSTEM, third);
        Snapshot untouched = Snapshot.of(subject(), foreign);
        Person moved = Person.of(ben, "ben." + UUID.randomUUID() + "@example.org")
                .name("Benjamin")
                .locale(Locale.GERMANY);
        long rev = on.now().rev();

        assertThat(on.muster.members().updatePerson(Scene.SYSTEM, moved)).isEqualTo(3);
        assertThat(on.muster.members().updatePerson(Scene.SYSTEM, moved)).isZero();

        for (TeamId team : List.of(on.id(), second, third)) {
            assertThat(on.muster.members().get(Scene.SYSTEM, team, ben).person())
                    .isEqualTo(moved);
        }
        assertThat(on.now().rev()).isEqualTo(rev + 1);
        assertThat(on.last().type()).isEqualTo(EventType.PERSON_UPDATED);
        assertThat(on.last().user()).isEqualTo(ben);
        assertThat(on.last().changes())
                .containsExactlyInAnyOrder(
                        new FieldChange("name", "Ben", "Benjamin"),
                        new FieldChange(
                                "email", Scene.address(ben), moved.email().value()),
                        new FieldChange("locale", null, "de_DE"));
        assertThat(Snapshot.of(subject(), foreign)).isEqualTo(untouched);
    }

    @Test
    @DisplayName("the spelling of an address is part of the host's data: another case is followed")
    default void addedUpdatedSpelling() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        String shouted = Scene.address(ben).toUpperCase(Locale.ROOT);

        assertThat(on.muster
                        .members()
                        .updatePerson(Scene.SYSTEM, Person.of(ben, shouted).name("ben")))
                .isEqualTo(1);
        assertThat(on.get(Actor.user(ben)).person().email().value()).isEqualTo(shouted);
        on.refused(Reason.SYSTEM_ONLY, () -> on.muster.members().updatePerson(Actor.user(ben), person(ben)));
        assertThat(on.muster.members().updatePerson(Scene.SYSTEM, person(Scene.user("nobody"))))
                .isZero();
    }

    private static TeamId team(Scene on, String name) {
        Team team = on.muster.teams().create(on.ann, NewTeam.named(name).owner(person(on.annId)));
        return team.id();
    }
}
