package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Actor;
import dev.muster.model.ActorRef;
import dev.muster.model.Delivery;
import dev.muster.model.EventType;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.Page;
import dev.muster.model.PeopleAction;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Asking for a new link, and what those who manage invites make of it. */
interface LinkRequestRules extends RulesPart {

    private static List<Invite> requests(Scene on) {
        return on.muster.invites().linkRequests(on.ann, on.id(), Page.first()).items();
    }

    private static PeopleEntry row(Scene on, Actor actor, Invite invite) {
        return on.muster.members().people(actor, on.id(), PeopleQuery.all()).items().stream()
                .filter(row -> invite.id().equals(row.invite()))
                .findAny()
                .orElseThrow();
    }

    @Test
    @DisplayName("the holder of an expired link asks for a new one: managers see it in the list and in the row")
    default void requestOfExpired() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "admin");
        on.clock.advance(Duration.ofDays(7));

        on.muster.invites().requestLink(on.token(ben));
        assertThat(on.last().type()).isEqualTo(EventType.INVITE_LINK_REQUESTED);
        assertThat(on.last().actor()).isEqualTo(ActorRef.link(invite.id()));
        assertThat(requests(on)).containsExactly(on.get(invite.id()));
        assertThat(on.get(invite.id()).linkRequestedAt()).isEqualTo(on.clock.instant());
        PeopleEntry row = row(on, on.ann, invite);
        assertThat(row.linkRequestedAt()).isEqualTo(on.clock.instant());
        assertThat(row.actions()).contains(PeopleAction.GRANT_LINK_REQUEST, PeopleAction.DISMISS_LINK_REQUEST);
        assertThat(row(on, on.joined("inviter", "inviter"), invite).actions())
                .doesNotContain(PeopleAction.GRANT_LINK_REQUEST, PeopleAction.DISMISS_LINK_REQUEST);
        assertThat(on.mail.to(Scene.address(ben)))
                .as("nothing is sent by itself")
                .hasSize(1);
    }

    @Test
    @DisplayName("granting it is one call: a new link goes out, and the request has ended")
    default void requestGranted() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "admin");
        on.clock.advance(Duration.ofDays(7));
        on.muster.invites().requestLink(on.token(ben));

        Invite granted = on.muster.invites().grantLinkRequest(on.ann, on.id(), invite.id());
        assertThat(granted.linkRequestedAt()).isNull();
        assertThat(on.last().type()).isEqualTo(EventType.INVITE_RESENT);
        assertThat(requests(on)).isEmpty();
        on.refused(
                Reason.LINK_REQUEST_NOT_FOUND,
                () -> on.muster.invites().grantLinkRequest(on.ann, on.id(), invite.id()));
        on.muster.runDueWork();
        assertThat(on.accept(ben).outcome()).isEqualTo(Outcome.JOINED);
    }

    @Test
    @DisplayName(
            "without mail it is granted also by a host without a notifier: the new link is copied, the request has ended")
    default void requestGrantedWithoutMail() {
        Scene on = Scene.on(subject());
        Muster silent = on.another(builder -> builder);
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "admin");
        on.clock.advance(Duration.ofDays(7));
        on.muster.invites().requestLink(on.token(ben));

        InvalidValueException refusal = on.throwsAndChangesNothing(
                InvalidValueException.class, () -> silent.invites().grantLinkRequest(on.ann, on.id(), invite.id()));
        assertThat(refusal).hasMessageContaining("grantLinkRequestWithoutMail");
        Invite granted = silent.invites().grantLinkRequestWithoutMail(on.ann, on.id(), invite.id());
        assertThat(granted.delivery()).isEqualTo(Delivery.NOT_REQUESTED);
        assertThat(on.last().type()).isEqualTo(EventType.INVITE_RESENT);
        assertThat(requests(on)).isEmpty();
        assertThat(on.outbox()).isEmpty();
        String old = on.token(ben);
        on.refused(Reason.LINK_REPLACED, () -> on.muster.invites().preview(old));
        String url = silent.invites().copyLink(on.ann, on.id(), invite.id()).url();
        on.muster.invites().accept(Scene.tokenIn(url), Scene.verified(ben));
    }

    @Test
    @DisplayName("dismissing it sends nothing; the holder may ask again")
    default void requestDismissed() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofDays(7));
        on.muster.invites().requestLink(on.token(ben));

        Invite dismissed = on.muster.invites().dismissLinkRequest(on.ann, on.id(), invite.id());
        assertThat(dismissed.status()).isEqualTo(InviteStatus.EXPIRED);
        assertThat(on.last().type()).isEqualTo(EventType.INVITE_LINK_REQUEST_DISMISSED);
        assertThat(requests(on)).isEmpty();
        on.refused(
                Reason.LINK_REQUEST_NOT_FOUND,
                () -> on.muster.invites().dismissLinkRequest(on.ann, on.id(), invite.id()));
        on.muster.invites().requestLink(on.token(ben));
        assertThat(requests(on)).hasSize(1);
    }

    @Test
    @DisplayName("who holds an older link asks for the newest of the same address, be it of another invite")
    default void requestOfReplaced() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite first = on.invite(on.ann, ben, "member");
        String oldest = on.token(ben);
        on.clock.advance(Duration.ofHours(1));
        on.muster.invites().resend(on.ann, on.id(), first.id());
        on.muster.invites().requestLink(oldest);
        assertThat(requests(on)).extracting(Invite::id).containsExactly(first.id());

        NewInvite again = NewInvite.to(Scene.address(ben)).role("member").ifPending(IfPending.REPLACE);
        Invite newer = on.muster.invites().send(on.ann, on.id(), again);
        assertThat(requests(on)).isEmpty();
        on.muster.invites().requestLink(oldest);
        assertThat(requests(on)).extracting(Invite::id).containsExactly(newer.id());
        on.muster.invites().revoke(on.ann, on.id(), newer.id());
        assertThat(requests(on)).isEmpty();
        on.refused(Reason.LINK_REPLACED, () -> on.muster.invites().requestLink(oldest));
    }

    @Test
    @DisplayName("a link that works needs no new one, and who holds no link of ours learns nothing")
    default void requestNotNeeded() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        on.refused(Reason.LINK_WORKS, () -> on.muster.invites().requestLink(on.token(ben)));
        String token = on.token(ben);
        String forged = token.substring(0, 80) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");
        on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().requestLink(forged));
        on.clock.advance(Duration.ofDays(7));
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        on.refused(Reason.TEAM_SUSPENDED, () -> on.muster.invites().requestLink(token));
    }

    @Test
    @DisplayName("asking again changes nothing, and asking anew after each answer is limited")
    default void requestIdempotentAndLimited() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofDays(7));
        for (int i = 0; i < 3; i++) {
            on.muster.invites().requestLink(on.token(ben));
            long rev = on.now().rev();
            on.muster.invites().requestLink(on.token(ben));
            assertThat(on.now().rev()).as("nothing was changed").isEqualTo(rev);
            on.muster.invites().dismissLinkRequest(on.ann, on.id(), invite.id());
        }
        MusterException refusal =
                on.refused(Reason.RATE_LIMITED, () -> on.muster.invites().requestLink(on.token(ben)));
        assertThat(refusal.details()).containsEntry("per", "invite");
        assertThat(refusal.retryAfter()).isPositive();
        on.clock.advance(Duration.ofDays(1));
        on.muster.invites().requestLink(on.token(ben));
    }

    @Test
    @DisplayName("granting obeys the rules of a resend: who gives the roles, the cool-down, seats")
    default void requestGrantedByTheRules() {
        Scene on = Scene.on(subject());
        Actor admin = on.joined("admin", "admin");
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "owner");
        on.clock.advance(Duration.ofDays(7));
        on.muster.invites().requestLink(on.token(ben));
        on.refused(Reason.OWNER_ONLY, () -> on.muster.invites().grantLinkRequest(admin, on.id(), invite.id()));
        assertThat(row(on, admin, invite).actions())
                .contains(PeopleAction.DISMISS_LINK_REQUEST)
                .doesNotContain(PeopleAction.GRANT_LINK_REQUEST);
        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 2);
        on.refused(Reason.SEATS_EXHAUSTED, () -> on.muster.invites().grantLinkRequest(on.ann, on.id(), invite.id()));
    }

    @Test
    @DisplayName("only a new link or the invite's end ends the request: who asked may hold an older link")
    default void requestEndsWithItsReason() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofDays(7));
        on.muster.invites().requestLink(on.token(ben));
        on.muster.invites().edit(on.ann, on.id(), invite.id(), InviteEdit.of().name("Ben"));
        assertThat(requests(on)).hasSize(1);
        on.muster.invites().resend(on.ann, on.id(), invite.id());
        assertThat(requests(on)).isEmpty();

        String older = on.token(ben);
        on.clock.advance(Duration.ofDays(1));
        on.muster.invites().resend(on.ann, on.id(), invite.id());
        on.muster.invites().requestLink(older);
        on.muster.invites().edit(on.ann, on.id(), invite.id(), InviteEdit.of().expiresIn(Duration.ofDays(9)));
        assertThat(requests(on)).hasSize(1);
        on.muster.invites().revoke(on.ann, on.id(), invite.id());
        assertThat(requests(on)).isEmpty();
    }

    @Test
    @DisplayName("race: two who ask at once leave one request")
    default void raceToAsk() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            on.invite(on.ann, ben, "member");
            on.clock.advance(Duration.ofDays(7));
            Callable<Boolean> ask = () -> {
                on.muster.invites().requestLink(on.token(ben));
                return true;
            };
            assertThat(Raced.between(race, ask, ask).answers()).hasSize(2);
            assertThat(on.history())
                    .filteredOn(event -> event.type() == EventType.INVITE_LINK_REQUESTED)
                    .hasSize(1);
        });
    }

    @Test
    @DisplayName("race: two who grant at once send one link")
    default void raceToGrant() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            Invite invite = on.invite(on.ann, ben, "member");
            on.clock.advance(Duration.ofDays(7));
            on.muster.invites().requestLink(on.token(ben));
            Callable<Invite> grant = () -> on.muster.invites().grantLinkRequest(on.ann, on.id(), invite.id());
            Raced.between(race, grant, grant).oneWins(Reason.LINK_REQUEST_NOT_FOUND);
            assertThat(on.stored(invite.id()).generation()).isEqualTo(2);
        });
    }
}
