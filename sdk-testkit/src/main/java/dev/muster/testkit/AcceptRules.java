package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Accepted;
import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
import dev.muster.model.Invite;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.MemberStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Kind;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import dev.muster.model.Person;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Accepting an invite: all or nothing, and the same answer for the same person. */
interface AcceptRules extends RulesPart {

    @Test
    @DisplayName("who accepts is in with everything that the invite promised")
    default void acceptJoins() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Instant friday = on.clock.instant().plus(Duration.ofDays(3));
        Invite invite = on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(ben).toUpperCase(Locale.ROOT))
                                .name("Ben")
                                .role("member")
                                .grant(NewGrant.of("accountant").until(friday))
                                .location("Oslo")
                                .attributes(Map.of("desk", "4b"))
                                .locale(Locale.GERMAN));
        on.muster.runDueWork();
        on.clock.advance(Duration.ofHours(1));

        Accepted accepted = on.muster
                .invites()
                .accept(on.token(ben), Scene.verified(ben).name("Benjamin").locale(Locale.FRENCH));

        assertThat(accepted.outcome()).isEqualTo(Outcome.JOINED);
        Member member = accepted.joined();
        assertThat(member)
                .isEqualTo(new Member(
                        on.id(),
                        new Person(ben, invite.email(), "Ben", Locale.FRENCH),
                        "Oslo",
                        invite.roles(),
                        MemberStatus.ACTIVE,
                        Map.of("desk", "4b"),
                        on.clock.instant(),
                        on.now().rev()));
        assertThat(on.get(Actor.user(ben))).isEqualTo(member);
        Invite ended = on.get(invite.id());
        assertThat(ended.status()).isEqualTo(InviteStatus.ACCEPTED);
        assertThat(ended.acceptedBy()).isEqualTo(ben);
        assertThat(ended.endedAt()).isEqualTo(on.clock.instant());
        List<TeamEvent> last = on.heard.subList(on.heard.size() - 2, on.heard.size());
        assertThat(last)
                .extracting(TeamEvent::type)
                .containsExactly(EventType.INVITE_ACCEPTED, EventType.MEMBER_JOINED);
        assertThat(last).allMatch(event -> event.actor().isUser(ben) && ben.equals(event.user()));
    }

    @Test
    @DisplayName("what the invite does not say comes from the user")
    default void acceptFillsIn() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        on.invite(on.ann, ben, "member");
        on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(joe)).role("member").locale(Locale.GERMAN));
        on.muster.runDueWork();

        Member bens = on.muster
                .invites()
                .accept(on.token(ben), Scene.verified(ben).name("Benjamin"))
                .joined();
        assertThat(bens.person().name()).isEqualTo("Benjamin");
        assertThat(on.accept(joe).joined().person().locale()).isEqualTo(Locale.GERMAN);
    }

    @Test
    @DisplayName("the same person gets the same answer again, and nothing changes")
    default void acceptAgain() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        on.accept(ben);
        Member now =
                on.muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().roles("success"));
        Snapshot before = Snapshot.of(subject(), on.id());

        for (VerifiedUser asked : List.of(Scene.verified(ben), VerifiedUser.of(ben))) {
            assertThat(on.muster.invites().accept(on.token(ben), asked))
                    .isEqualTo(new Accepted(now, Outcome.ALREADY_JOINED));
        }
        on.clock.advance(Duration.ofDays(60));
        assertThat(on.accept(ben).outcome()).isEqualTo(Outcome.ALREADY_JOINED);
        assertThat(Snapshot.of(subject(), on.id())).isEqualTo(before);
    }

    @Test
    @DisplayName("a used link is refused to another person, even to one with the same address")
    default void acceptByAnother() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        on.accept(ben);

        for (VerifiedUser other :
                List.of(Scene.verified(Scene.user("joe")), VerifiedUser.of(Scene.user("joe"), Scene.address(ben)))) {
            MusterException refusal =
                    on.refused(Reason.INVITE_USED, () -> on.muster.invites().accept(on.token(ben), other));
            assertThat(refusal.kind()).isEqualTo(Kind.GONE);
            assertThat(refusal.details()).containsExactly(Map.entry("by", "another"));
        }
    }

    @Test
    @DisplayName("who was removed since, or left, does not come back by the link that they used")
    default void acceptAfterRemoval() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        on.invite(on.ann, ben, "member");
        on.invite(on.ann, joe, "member");
        on.accept(ben);
        on.accept(joe);
        on.muster.members().remove(on.ann, on.id(), ben);
        on.muster.members().leave(Actor.user(joe), on.id());

        for (UserId gone : List.of(ben, joe)) {
            MusterException refusal = on.refused(Reason.INVITE_USED, () -> on.accept(gone));
            assertThat(refusal.details()).containsExactly(Map.entry("by", "you"));
        }
    }

    @Test
    @DisplayName("a suspended member is not reactivated by any link")
    default void acceptWhileSuspended() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        String second = "second-" + Scene.address(ben);
        on.invite(on.ann, ben, "member");
        on.accept(ben);
        on.send(on.ann, second, "success");
        on.muster.runDueWork();
        on.muster.members().suspend(on.ann, on.id(), ben);

        Accepted again = on.accept(ben);
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY_JOINED);
        assertThat(again.joined().status()).isEqualTo(MemberStatus.SUSPENDED);
        on.refused(
                Reason.MEMBER_SUSPENDED,
                () -> on.muster.invites().accept(on.mail.tokenTo(second), VerifiedUser.of(ben, second)));
        assertThat(on.get(Actor.user(ben)).status()).isEqualTo(MemberStatus.SUSPENDED);
    }

    @Test
    @DisplayName(
            "a member who accepts another invite keeps what they have, the invite closes, the event says what was not given")
    default void acceptAsMember() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        String second = "second-" + Scene.address(ben);
        on.invite(on.ann, ben, "member");
        Member before = on.accept(ben).joined();
        Invite other = on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(second).role("member").role("accountant").location("Oslo"));
        on.muster.runDueWork();

        Accepted accepted = on.muster.invites().accept(on.mail.tokenTo(second), VerifiedUser.of(ben, second));

        assertThat(accepted).isEqualTo(new Accepted(before, Outcome.ALREADY_MEMBER));
        assertThat(on.get(Actor.user(ben))).isEqualTo(before);
        assertThat(on.get(other.id()).status()).isEqualTo(InviteStatus.ACCEPTED);
        TeamEvent event = on.heard.get(on.heard.size() - 1);
        assertThat(event.type()).isEqualTo(EventType.INVITE_ACCEPTED);
        assertThat(event.changes()).contains(new FieldChange("rolesNotGiven", null, "accountant"));
        assertThat(on.muster
                        .invites()
                        .accept(on.mail.tokenTo(second), VerifiedUser.of(ben, second))
                        .outcome())
                .isEqualTo(Outcome.ALREADY_JOINED);
    }
}
