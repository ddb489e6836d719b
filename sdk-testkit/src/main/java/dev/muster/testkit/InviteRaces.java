package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Accepted;
import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.NewMember;
import dev.muster.model.Person;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two things done with one invite at the same time. After each round the team is as it must be. */
interface InviteRaces extends RulesPart {

    @Test
    @DisplayName("race: two people accept with one link: one is in, the other is told that it was used")
    default void raceAcceptByTwo() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            on.invite(on.ann, ben, "member");
            VerifiedUser other = VerifiedUser.of(Scene.user("joe"), Scene.address(ben));
            Raced.between(race, () -> on.accept(ben), () -> on.muster.invites().accept(on.token(ben), other))
                    .oneWins(Reason.INVITE_USED);
        });
    }

    @Test
    @DisplayName("race: one person accepts twice: both calls succeed, and they are in once")
    default void raceAcceptTwice() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            on.invite(on.ann, ben, "member");
            List<Object> answers = Raced.between(race, () -> on.accept(ben), () -> on.accept(ben))
                    .answers();
            assertThat(answers)
                    .extracting(answer -> ((Accepted) answer).outcome())
                    .containsExactlyInAnyOrder(Outcome.JOINED, Outcome.ALREADY_JOINED);
            assertThat(answers)
                    .extracting(answer -> ((Accepted) answer).member())
                    .containsOnly(on.get(Actor.user(ben)));
        });
    }

    @Test
    @DisplayName("race: accept and revoke, accept and decline: one of them counts")
    default void raceAcceptAndEnd() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            UserId joe = Scene.user("joe");
            Invite bens = on.invite(on.ann, ben, "member");
            on.invite(on.ann, joe, "member");
            Raced.between(race, () -> on.accept(ben), () -> on.muster.invites().revoke(on.ann, on.id(), bens.id()))
                    .oneWins(Reason.INVITE_REVOKED, Reason.INVITE_USED);
            Raced.between(race, () -> on.accept(joe), () -> on.muster.invites().decline(on.token(joe)))
                    .oneWins(Reason.INVITE_DECLINED, Reason.INVITE_USED);
        });
    }

    @Test
    @DisplayName("race: accept and resend: the old link is used, or dead")
    default void raceAcceptAndResend() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            Invite invite = on.invite(on.ann, ben, "member");
            on.clock.advance(Duration.ofHours(1));
            Raced.between(race, () -> on.accept(ben), () -> on.muster.invites().resend(on.ann, on.id(), invite.id()))
                    .oneWins(Reason.LINK_REPLACED, Reason.INVITE_USED);
        });
    }

    @Test
    @DisplayName("race: resend and resend: one is sent, the other one is too soon")
    default void raceResendTwice() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Invite invite = on.invite(on.ann, Scene.user("ben"), "member");
            on.clock.advance(Duration.ofHours(1));
            Callable<Invite> resend = () -> on.muster.invites().resend(on.ann, on.id(), invite.id());
            Raced.between(race, resend, resend).oneWins(Reason.RESEND_TOO_SOON);
            assertThat(on.stored(invite.id()).generation()).isEqualTo(2);
        });
    }

    @Test
    @DisplayName("race: accept with an account, and copy the link: whoever sees the link proves no mailbox")
    default void raceAccountAndCopy() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            Invite invite = on.invite(on.ann, ben, "member");
            Raced.between(
                            race,
                            () -> on.muster.invites().accept(on.token(ben), row -> Person.of(ben, row.email())),
                            () -> on.muster.invites().copyLink(on.ann, on.id(), invite.id()))
                    .oneWins(Reason.MAILBOX_NOT_PROVEN, Reason.INVITE_USED);
        });
    }

    @Test
    @DisplayName("race: accept and edit the roles: they get the roles that the invite ended with")
    default void raceAcceptAndEdit() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            Invite invite = on.invite(on.ann, ben, "member");
            Raced raced = Raced.between(
                    race,
                    () -> on.accept(ben),
                    () -> on.muster
                            .invites()
                            .edit(on.ann, on.id(), invite.id(), InviteEdit.of().roles("success")));
            raced.bothOr(Reason.INVITE_USED);
            assertThat(on.get(Actor.user(ben)).roles())
                    .isEqualTo(on.get(invite.id()).roles())
                    .extracting(grant -> grant.role().value())
                    .containsExactly(raced.won(1) ? "success" : "member");
        });
    }

    @Test
    @DisplayName("race: two invites to one address: one is open, the other is refused, or replaced if asked for")
    default void raceReinvite() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            String ben = Scene.address(Scene.user("ben"));
            Actor admin = on.joined("admin", "admin");
            Raced.between(race, () -> on.send(on.ann, ben, "member"), () -> on.send(admin, ben, "success"))
                    .oneWins(Reason.ALREADY_INVITED);
            NewInvite replacing = NewInvite.to(ben).role("member").ifPending(IfPending.REPLACE);
            Callable<Invite> replace = () -> on.muster.invites().send(on.ann, on.id(), replacing);
            assertThat(Raced.between(race, replace, replace).answers()).hasSize(2);
        });
    }

    @Test
    @DisplayName("race: reopen an expired invite, and invite its person anew: one of them takes the address")
    default void raceReopenAndSend() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            Invite old = on.invite(on.ann, ben, "member");
            on.clock.advance(Duration.ofDays(8));
            Raced.between(
                            race,
                            () -> on.muster.invites().resend(on.ann, on.id(), old.id()),
                            () -> on.send(on.ann, Scene.address(ben), "member"))
                    .oneWins(Reason.ALREADY_INVITED);
        });
    }

    @Test
    @DisplayName("race: many senders and one seat: one invite takes it")
    default void raceLastSeat() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 2);
            List<Callable<?>> senders = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                String address = Scene.address(Scene.user("u" + i));
                senders.add(() -> on.send(on.ann, address, "member"));
            }
            senders.add(() -> on.joined("added", "member"));
            Raced.between(race, senders.toArray(new Callable<?>[0])).oneWins(Reason.SEATS_EXHAUSTED);
        });
    }

    @Test
    @DisplayName("race: accept and be added by the host: they are in once")
    default void raceAcceptAndAdd() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            on.invite(on.ann, ben, "success");
            NewMember added = NewMember.of(Scene.person(ben), "member");
            Raced.between(race, () -> on.accept(ben), () -> on.muster.members().addMember(Scene.SYSTEM, on.id(), added))
                    .oneWins(Reason.INVITE_REVOKED, Reason.ALREADY_MEMBER);
        });
    }

    @Test
    @DisplayName("race: accept, and the inviter is demoted: nobody gets what its giver no longer had")
    default void raceAcceptAndDemoteInviter() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            Actor admin = on.joined("admin", "admin");
            on.invite(admin, ben, "accountant");
            Raced raced = Raced.between(
                    race,
                    () -> on.muster
                            .members()
                            .edit(
                                    on.ann,
                                    on.id(),
                                    Scene.idOf(admin),
                                    MemberEdit.of().roles("member")),
                    () -> on.accept(ben));
            raced.bothOr(Reason.INVITER_LACKS_AUTHORITY);
            assertThat(race.isBefore(EventType.MEMBER_JOINED, EventType.MEMBER_EDITED))
                    .isEqualTo(raced.won(1));
        });
    }

    @Test
    @DisplayName("race: accept, and the inviter is removed: the invite ends with them, or was used before")
    default void raceAcceptAndRemoveInviter() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            Actor admin = on.joined("admin", "admin");
            on.invite(admin, ben, "member");
            Raced raced = Raced.between(
                    race, () -> on.muster.members().remove(on.ann, on.id(), Scene.idOf(admin)), () -> on.accept(ben));
            raced.bothOr(Reason.INVITE_REVOKED);
            assertThat(race.isBefore(EventType.MEMBER_JOINED, EventType.MEMBER_REMOVED))
                    .isEqualTo(raced.won(1));
        });
    }

    @Test
    @DisplayName("race: accept, and the team is suspended: nobody joins after that")
    default void raceAcceptAndSuspendTeam() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            on.invite(on.ann, ben, "member");
            Raced raced =
                    Raced.between(race, () -> on.muster.teams().suspend(Scene.SYSTEM, on.id()), () -> on.accept(ben));
            raced.bothOr(Reason.TEAM_SUSPENDED);
            assertThat(race.isBefore(EventType.MEMBER_JOINED, EventType.TEAM_SUSPENDED))
                    .isEqualTo(raced.won(1));
            Member anns = on.get(on.ann);
            assertThat(anns.user()).isEqualTo(on.annId);
        });
    }
}
