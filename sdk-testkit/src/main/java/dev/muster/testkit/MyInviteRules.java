package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Accepted;
import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Actor;
import dev.muster.model.ActorRef;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InvitePreview;
import dev.muster.model.InviteStatus;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.Page;
import dev.muster.model.Slice;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The invites of a signed-in person, without any link. */
interface MyInviteRules extends RulesPart {

    private static List<InvitePreview> mine(Scene on, VerifiedUser user) {
        return on.muster.invites().of(user, Page.first()).items();
    }

    @Test
    @DisplayName("a person sees the open invites to all their verified addresses in all teams, the newest first")
    default void mineInAllTeams() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        UserId benji = Scene.user("benji");
        VerifiedUser both = VerifiedUser.of(ben, Scene.address(ben), Scene.address(benji));
        Team other = on.another("Other");
        Invite first = on.invite(on.ann, ben, "admin");
        on.clock.advance(Duration.ofMinutes(1));
        Invite second = on.muster
                .invites()
                .send(
                        Scene.SYSTEM,
                        other.id(),
                        NewInvite.to(Scene.address(benji)).role("member"));
        on.invite(on.ann, Scene.user("joe"), "member");

        List<InvitePreview> mine = mine(on, both);
        assertThat(mine).extracting(InvitePreview::invite).containsExactly(second.id(), first.id());
        InvitePreview shown = mine.get(1);
        assertThat(shown).isEqualTo(on.muster.invites().preview(on.token(ben), both));
        assertThat(shown.email()).isEqualTo(Scene.address(ben));
        assertThat(mine(on, Scene.verified(ben)))
                .extracting(InvitePreview::invite)
                .containsExactly(first.id());
        assertThat(mine(on, VerifiedUser.of(ben, List.of()))).isEmpty();
    }

    @Test
    @DisplayName("what has ended or expired is not shown, nor what is in a suspended or deleted team")
    default void mineOpenOnly() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite revoked = on.invite(on.ann, ben, "member");
        on.muster.invites().revoke(on.ann, on.id(), revoked.id());
        assertThat(mine(on, Scene.verified(ben))).isEmpty();

        on.invite(on.ann, ben, "member");
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        assertThat(mine(on, Scene.verified(ben))).isEmpty();
        on.muster.teams().resume(Scene.SYSTEM, on.id());
        assertThat(mine(on, Scene.verified(ben))).hasSize(1);
        on.clock.advance(Duration.ofDays(7));
        assertThat(mine(on, Scene.verified(ben))).isEmpty();

        on.invite(on.ann, ben, "member");
        assertThat(mine(on, Scene.verified(ben))).hasSize(1);
        on.muster.teams().delete(on.ann, on.id());
        assertThat(mine(on, Scene.verified(ben))).isEmpty();
    }

    @Test
    @DisplayName("the pages hold each invite once")
    default void minePaged() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        List<InviteId> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Team team = on.another("Team " + i);
            on.clock.advance(Duration.ofMinutes(1));
            sent.add(on.muster
                    .invites()
                    .send(
                            Scene.SYSTEM,
                            team.id(),
                            NewInvite.to(Scene.address(ben)).role("member"))
                    .id());
        }
        Collections.reverse(sent);
        List<InviteId> seen = new ArrayList<>();
        Page page = Page.first().size(2);
        Slice<InvitePreview> slice = on.muster.invites().of(Scene.verified(ben), page);
        while (true) {
            slice.items().forEach(one -> seen.add(one.invite()));
            if (slice.next() == null) {
                break;
            }
            slice = on.muster.invites().of(Scene.verified(ben), page.after(slice.next()));
        }
        assertThat(seen).containsExactlyElementsOf(sent);
    }

    @Test
    @DisplayName(
            "it is accepted without its link, also one that was made without mail, and the same answer comes again")
    default void mineAccepted() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(ben))
                                .role("admin")
                                .location("Oslo")
                                .withoutMail());

        Accepted accepted = on.muster.invites().accept(on.id(), invite.id(), Scene.verified(ben));
        assertThat(accepted.outcome()).isEqualTo(Outcome.JOINED);
        assertThat(accepted.joined().location()).isEqualTo("Oslo");
        assertThat(on.last().type()).isEqualTo(EventType.MEMBER_JOINED);
        assertThat(on.last().actor()).isEqualTo(ActorRef.user(ben));
        Accepted again = on.muster.invites().accept(on.id(), invite.id(), Scene.verified(ben));
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY_JOINED);
        VerifiedUser other = VerifiedUser.of(Scene.user("joe"), Scene.address(ben));
        on.refused(Reason.INVITE_USED, () -> on.muster.invites().accept(on.id(), invite.id(), other));
    }

    @Test
    @DisplayName("it is declined without its link, by the invited person by name")
    default void mineDeclined() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");

        InvitePreview declined = on.muster.invites().decline(on.id(), invite.id(), Scene.verified(ben));
        assertThat(declined.email()).isEqualTo(Scene.address(ben));
        assertThat(on.get(invite.id()).status()).isEqualTo(InviteStatus.DECLINED);
        assertThat(on.last().actor()).isEqualTo(ActorRef.user(ben));
        on.refused(
                Reason.INVITE_DECLINED, () -> on.muster.invites().decline(on.id(), invite.id(), Scene.verified(ben)));
        on.refused(Reason.INVITE_DECLINED, () -> on.muster.invites().accept(on.id(), invite.id(), Scene.verified(ben)));
    }

    @Test
    @DisplayName("to whom it is not addressed it is unknown, as are those of another team and of none")
    default void mineNotOthers() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        Team other = on.another("Other");
        VerifiedUser joe = Scene.verified(Scene.user("joe"));
        VerifiedUser unverified = VerifiedUser.of(ben, List.of());
        TeamId nowhere = new TeamId(UUID.randomUUID());
        InviteId unknown = new InviteId(UUID.randomUUID());

        for (VerifiedUser user : List.of(joe, unverified)) {
            on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().accept(on.id(), invite.id(), user));
            on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().decline(on.id(), invite.id(), user));
        }
        VerifiedUser bens = Scene.verified(ben);
        on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().accept(other.id(), invite.id(), bens));
        on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().accept(on.id(), unknown, bens));
        on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().decline(nowhere, invite.id(), bens));
    }

    @Test
    @DisplayName("all rules of accepting hold: expiry, a suspended team, who gave the roles, a suspended member")
    default void mineSameRules() {
        Scene on = Scene.on(subject());
        Actor admin = on.joined("admin", "admin");
        UserId ben = Scene.user("ben");
        VerifiedUser bens = Scene.verified(ben);
        Invite invite = on.invite(admin, ben, "admin");

        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        on.refused(Reason.TEAM_SUSPENDED, () -> on.muster.invites().accept(on.id(), invite.id(), bens));
        on.muster.teams().resume(Scene.SYSTEM, on.id());
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(admin), MemberEdit.of().roles("member"));
        on.refused(Reason.INVITER_LACKS_AUTHORITY, () -> on.muster.invites().accept(on.id(), invite.id(), bens));
        on.clock.advance(Duration.ofDays(7));
        on.refused(Reason.INVITE_EXPIRED, () -> on.muster.invites().accept(on.id(), invite.id(), bens));
        on.refused(Reason.INVITE_EXPIRED, () -> on.muster.invites().decline(on.id(), invite.id(), bens));
        on.muster.invites().resend(on.ann, on.id(), invite.id());
        assertThat(on.muster.invites().accept(on.id(), invite.id(), bens).outcome())
                .isEqualTo(Outcome.JOINED);
    }

    @Test
    @DisplayName("race: one person accepts by the link and from the list: they are in once")
    default void raceLinkAndList() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            Invite invite = on.invite(on.ann, ben, "member");
            List<Object> answers = Raced.between(
                            race,
                            () -> on.accept(ben),
                            () -> on.muster.invites().accept(on.id(), invite.id(), Scene.verified(ben)))
                    .answers();
            assertThat(answers)
                    .extracting(answer -> ((Accepted) answer).outcome())
                    .containsExactlyInAnyOrder(Outcome.JOINED, Outcome.ALREADY_JOINED);
        });
    }

    @Test
    @DisplayName("race: accept from the list and revoke: one of them counts")
    default void raceListAndRevoke() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            Invite invite = on.invite(on.ann, ben, "member");
            Raced.between(
                            race,
                            () -> on.muster.invites().accept(on.id(), invite.id(), Scene.verified(ben)),
                            () -> on.muster.invites().revoke(on.ann, on.id(), invite.id()))
                    .oneWins(Reason.INVITE_REVOKED, Reason.INVITE_USED);
        });
    }
}
