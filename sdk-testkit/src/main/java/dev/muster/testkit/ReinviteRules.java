package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.Delivery;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteQuery;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sending to an address that has an invite already. */
interface ReinviteRules extends RulesPart {

    @Test
    @DisplayName("an address has one open invite: another one is refused unless the request says what to do")
    default void reinviteRefusedByDefault() {
        Scene on = Scene.on(subject());
        String ben = Scene.address(Scene.user("ben"));
        Invite first = on.send(on.ann, ben, "member");

        MusterException refusal =
                on.refused(Reason.ALREADY_INVITED, () -> on.send(on.ann, ben.toUpperCase(Locale.ROOT), "member"));
        assertThat(refusal.details()).containsEntry("invite", first.id().toString());
        on.refused(
                Reason.ALREADY_INVITED,
                () -> on.muster.invites().send(on.ann, on.id(), again(ben, IfPending.REFUSE, "member")));
    }

    @Test
    @DisplayName("with RESEND the earlier invite is sent again: the same invite with a new link")
    default void reinviteResends() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite first = on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(ben)).role("member").role("success"));
        on.muster.runDueWork();
        String old = on.token(ben);
        on.clock.advance(Duration.ofHours(1));

        Invite resent = on.muster.invites().send(on.ann, on.id(), again(ben, IfPending.RESEND, "success", "member"));
        on.muster.runDueWork();

        assertThat(resent.id()).isEqualTo(first.id());
        assertThat(resent.expiresAt()).isEqualTo(on.clock.instant().plus(Duration.ofDays(7)));
        assertThat(on.heard.get(on.heard.size() - 1).type()).isEqualTo(EventType.INVITE_RESENT);
        on.refused(Reason.LINK_REPLACED, () -> on.muster.invites().preview(old));
        on.accept(ben);
    }

    @Test
    @DisplayName("RESEND is refused when other roles are asked for, so that none is dropped without a word")
    default void reinviteResendWithOtherRoles() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofHours(1));

        for (List<String> roles : List.of(List.of("success"), List.of("member", "success"))) {
            MusterException refusal = on.refused(
                    Reason.ALREADY_INVITED,
                    () -> on.muster
                            .invites()
                            .send(on.ann, on.id(), again(ben, IfPending.RESEND, roles.toArray(new String[0]))));
            assertThat(refusal.details()).containsEntry("roles", "differ");
        }
    }

    @Test
    @DisplayName("RESEND obeys the cool-down and the rights of a resend")
    default void reinviteResendObeysItsRules() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Actor inviter = on.joined("inviter", "inviter");
        on.invite(on.ann, ben, "success");
        NewInvite again = again(ben, IfPending.RESEND, "success");

        on.refused(Reason.RESEND_TOO_SOON, () -> on.muster.invites().send(on.ann, on.id(), again));
        on.clock.advance(Duration.ofHours(1));
        on.refused(Reason.PERMISSION_MISSING, () -> on.muster.invites().send(inviter, on.id(), again));
    }

    @Test
    @DisplayName("RESEND without mail makes a new link and mails nothing, with a notifier and without one")
    default void reinviteResendWithoutMail() {
        Scene on = Scene.on(subject());
        Muster silent = on.another(builder -> builder);
        UserId ben = Scene.user("ben");
        NewInvite byHand = again(ben, IfPending.RESEND, "member").withoutMail();

        for (Muster muster : List.of(silent, on.muster, silent)) {
            Invite invite = muster.invites().send(on.ann, on.id(), byHand);
            assertThat(invite.delivery()).isEqualTo(Delivery.NOT_REQUESTED);
            assertThat(on.outbox()).isEmpty();
            on.clock.advance(Duration.ofHours(1));
        }
        assertThat(on.muster.invites().list(on.ann, on.id(), InviteQuery.all()).items())
                .hasSize(1);
    }

    @Test
    @DisplayName("with REPLACE the earlier invite ends and the new one stands, in one change")
    default void reinviteReplaces() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite first = on.invite(on.ann, ben, "member");
        String old = on.token(ben);

        Invite second = on.muster.invites().send(on.ann, on.id(), again(ben, IfPending.REPLACE, "success"));
        on.muster.runDueWork();

        assertThat(second.id()).isNotEqualTo(first.id());
        Invite ended = on.get(first.id());
        assertThat(ended.status()).isEqualTo(InviteStatus.REVOKED);
        assertThat(ended.endReason()).isEqualTo(EndReason.REPLACED);
        assertThat(ended.endedAt()).isEqualTo(on.clock.instant());
        assertThat(ended.rev()).isEqualTo(second.rev());
        List<TeamEvent> last = on.heard.subList(on.heard.size() - 2, on.heard.size());
        assertThat(last).extracting(TeamEvent::type).containsExactly(EventType.INVITE_REVOKED, EventType.INVITE_SENT);
        assertThat(last).extracting(TeamEvent::change).containsOnly(last.get(0).change());
        on.refused(Reason.LINK_REPLACED, () -> on.muster.invites().preview(old));
        on.accept(ben);
    }

    @Test
    @DisplayName("a REPLACE that is refused, be it by the host's policy, leaves the earlier invite as it was")
    default void reinviteFailingReplace() {
        Scene on = Scene.on(
                subject(),
                builder -> builder.policy(event -> event.type() == EventType.INVITE_SENT
                                && event.changes().toString().contains("Mallory")
                        ? Optional.of("no Mallory")
                        : Optional.empty()));
        UserId ben = Scene.user("ben");
        Actor inviter = on.joined("inviter", "inviter");
        on.invite(on.ann, ben, "success");
        int waiting = on.outbox().size();
        NewInvite again = again(ben, IfPending.REPLACE, "success");

        on.refused(
                Reason.ROLE_NOT_FOUND,
                () -> on.muster.invites().send(on.ann, on.id(), again(ben, IfPending.REPLACE, "nobody")));
        on.refused(Reason.PERMISSION_MISSING, () -> on.muster.invites().send(inviter, on.id(), again));
        on.refused(Reason.POLICY_REFUSED, () -> on.muster.invites().send(on.ann, on.id(), again.name("Mallory")));

        assertThat(on.outbox()).hasSize(waiting);
        on.accept(ben);
    }

    @Test
    @DisplayName("one replaces one's own invite, and others' with invites:manage")
    default void reinviteWhoReplaces() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Actor inviter = on.joined("inviter", "inviter");
        Actor admin = on.joined("admin", "admin");
        NewInvite again = again(ben, IfPending.REPLACE, "success");

        on.invite(inviter, ben, "success");
        Invite own = on.muster.invites().send(inviter, on.id(), again);
        Invite others = on.muster.invites().send(admin, on.id(), again);

        assertThat(on.get(own.id()).endReason()).isEqualTo(EndReason.REPLACED);
        assertThat(on.get(others.id()).invitedBy()).isEqualTo(admin.ref());
    }

    @Test
    @DisplayName("an expired invite gives its address up to a new one, and stays expired")
    default void reinviteOverAnExpiredOne() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite first = on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofDays(7));

        Invite second = on.invite(on.ann, ben, "success");

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(on.get(first.id()).status()).isEqualTo(InviteStatus.EXPIRED);
        assertThat(on.get(second.id()).status()).isEqualTo(InviteStatus.PENDING);
    }

    private static NewInvite again(UserId to, IfPending policy, String... roles) {
        return again(Scene.address(to), policy, roles);
    }

    private static NewInvite again(String to, IfPending policy, String... roles) {
        NewInvite request = NewInvite.to(to).ifPending(policy);
        for (String role : roles) {
            request = request.role(role);
        }
        return request;
    }
}
