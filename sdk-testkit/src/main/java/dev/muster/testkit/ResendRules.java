package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Actor;
import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.Limits;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.UserId;
import dev.muster.spi.StoredInvite;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sending an invite again. */
interface ResendRules extends RulesPart {

    @Test
    @DisplayName("a resend makes a new link at once, and the older one is dead before the mail is out")
    default void resendNewLinkAtOnce() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "success");
        String old = on.token(ben);
        on.clock.advance(Duration.ofHours(1));

        Invite resent = on.muster.invites().resend(on.ann, on.id(), invite.id());

        assertThat(resent.id()).isEqualTo(invite.id());
        assertThat(resent.delivery()).isEqualTo(Delivery.QUEUED);
        assertThat(on.heard.get(on.heard.size() - 1).type()).isEqualTo(EventType.INVITE_RESENT);
        on.refused(Reason.LINK_REPLACED, () -> on.muster.invites().preview(old));
        on.refused(Reason.LINK_REPLACED, () -> on.muster.invites().accept(old, Scene.verified(ben)));
        on.refused(Reason.LINK_REPLACED, () -> on.muster.invites().decline(old));
        on.muster.runDueWork();
        assertThat(on.token(ben)).isNotEqualTo(old);
        assertThat(on.get(invite.id()).delivery().status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(on.accept(ben).outcome()).isEqualTo(Outcome.JOINED);
    }

    @Test
    @DisplayName(
            "without mail the new link is copied: none is mailed, not even one that waited, and the older ones are dead")
    default void resendWithoutMail() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "success");
        String mailed = on.token(ben);
        on.clock.advance(Duration.ofHours(1));
        on.muster.invites().resend(on.ann, on.id(), invite.id());
        String waits = on.copied(invite);
        on.clock.advance(Duration.ofHours(1));

        Invite resent = on.muster.invites().resendWithoutMail(on.ann, on.id(), invite.id());
        assertThat(on.last().type()).isEqualTo(EventType.INVITE_RESENT);
        on.muster.runDueWork();

        assertThat(resent.delivery()).isEqualTo(Delivery.NOT_REQUESTED);
        assertThat(resent).isEqualTo(on.get(invite.id()));
        assertThat(resent.expiresAt()).isEqualTo(on.clock.instant().plus(Duration.ofDays(7)));
        assertThat(on.mail.to(Scene.address(ben))).hasSize(1);
        assertThat(on.outbox()).isEmpty();
        on.refused(Reason.LINK_REPLACED, () -> on.muster.invites().preview(mailed));
        on.refused(Reason.LINK_REPLACED, () -> on.muster.invites().preview(waits));
        on.refused(Reason.RESEND_TOO_SOON, () -> on.muster.invites().resendWithoutMail(on.ann, on.id(), invite.id()));
        String byHand = on.copied(invite);
        on.refused(
                Reason.MAILBOX_NOT_PROVEN,
                () -> on.muster.invites().accept(byHand, row -> Person.of(ben, row.email())));
        assertThat(on.muster.invites().accept(byHand, Scene.verified(ben)).outcome())
                .isEqualTo(Outcome.JOINED);
    }

    @Test
    @DisplayName("a resend arms the expiry anew, by the invite's own period")
    default void resendArmsTheExpiry() {
        Scene on = Scene.on(subject());
        Invite invite = on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(Scene.user("ben")))
                                .role("member")
                                .expiresIn(Duration.ofDays(2)));
        for (Duration pause : new Duration[] {Duration.ofHours(1), Duration.ofDays(3)}) {
            on.clock.advance(pause);
            assertThat(on.muster.invites().resend(on.ann, on.id(), invite.id()).expiresAt())
                    .isEqualTo(on.clock.instant().plus(Duration.ofDays(2)));
        }
    }

    @Test
    @DisplayName("between two sendings lies the cool-down, and a refusal says how long it still is")
    default void resendCoolDown() {
        Scene on = Scene.on(subject());
        Scene patient = Scene.on(
                subject(),
                builder -> builder.limits(
                        Limits.builder().resendCooldown(Duration.ofMinutes(10)).build()));
        Invite invite = on.invite(on.ann, Scene.user("ben"), "member");
        Invite slow = patient.invite(patient.ann, Scene.user("ben"), "member");

        on.clock.advance(Duration.ofMillis(59_999));
        MusterException refusal =
                on.refused(Reason.RESEND_TOO_SOON, () -> on.muster.invites().resend(on.ann, on.id(), invite.id()));
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMillis(1));
        on.clock.advance(Duration.ofMillis(1));
        on.muster.invites().resend(on.ann, on.id(), invite.id());
        on.refused(Reason.RESEND_TOO_SOON, () -> on.muster.invites().resend(on.ann, on.id(), invite.id()));

        patient.clock.advance(Duration.ofMinutes(9));
        refusal = patient.refused(
                Reason.RESEND_TOO_SOON, () -> patient.muster.invites().resend(patient.ann, patient.id(), slow.id()));
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("a resend keeps the roles, and who resends vouches for them from then on")
    default void resendVouches() {
        Scene on = Scene.on(subject());
        Actor admin = on.joined("admin", "admin");
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(admin, ben, "accountant");
        on.clock.advance(Duration.ofHours(1));
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(admin), MemberEdit.of().roles("member"));
        on.refused(Reason.INVITER_LACKS_AUTHORITY, () -> on.accept(ben));

        Invite rescued = on.muster.invites().resend(on.ann, on.id(), invite.id());
        on.muster.runDueWork();

        assertThat(rescued.roles()).containsExactly(invite.roles().get(0).by(on.ann.ref()));
        assertThat(rescued.invitedBy()).isEqualTo(admin.ref());
        assertThat(on.accept(ben).joined().roles()).extracting(RoleGrant::by).containsExactly(on.ann.ref());
    }

    @Test
    @DisplayName("who resends must be able to give the roles, and to handle the invite")
    default void resendUnderTheCeiling() {
        Scene on = Scene.on(subject());
        Actor admin = on.joined("admin", "admin");
        Actor inviter = on.joined("inviter", "inviter");
        Invite ofOwner = on.invite(on.ann, Scene.user("ben"), "owner");
        Invite own = on.invite(inviter, Scene.user("joe"), "success");
        on.clock.advance(Duration.ofHours(1));

        on.refused(Reason.OWNER_ONLY, () -> on.muster.invites().resend(admin, on.id(), ofOwner.id()));
        on.refused(Reason.PERMISSION_MISSING, () -> on.muster.invites().resend(inviter, on.id(), ofOwner.id()));
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(inviter), MemberEdit.of().roles("member"));
        on.refused(Reason.PERMISSION_MISSING, () -> on.muster.invites().resend(inviter, on.id(), own.id()));
        on.muster.invites().resend(admin, on.id(), own.id());
    }

    @Test
    @DisplayName("after the largest generation there is no other one: revoke it and send a new invite")
    default void resendExhausted() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        StoredInvite row = on.stored(invite.id());
        on.store(new StoredInvite(
                row.invite(),
                row.nonce(),
                StoredInvite.MAX_GENERATION - 1,
                row.keyId(),
                row.period(),
                row.sentAt(),
                row.holdsAddress(),
                row.mailboxOnly(),
                row.mail(),
                row.nextAt(),
                row.held()));
        on.clock.advance(Duration.ofHours(1));

        on.muster.invites().resend(on.ann, on.id(), invite.id());
        on.muster.runDueWork();
        on.muster.invites().preview(on.token(ben));
        on.clock.advance(Duration.ofHours(1));
        on.refused(Reason.RESENDS_EXHAUSTED, () -> on.muster.invites().resend(on.ann, on.id(), invite.id()));
        on.muster.invites().preview(on.token(ben));

        on.muster.invites().revoke(on.ann, on.id(), invite.id());
        on.invite(on.ann, ben, "member");
        on.accept(ben);
    }
}
