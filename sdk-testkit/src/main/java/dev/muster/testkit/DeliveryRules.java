package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EmailAddress;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.UserId;
import dev.muster.spi.Notification;
import dev.muster.spi.OutboxRow;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mail is a row: it commits with its invite, and is sent later, unless it no longer holds. */
interface DeliveryRules extends RulesPart {

    @Test
    @DisplayName("an invite and its mail are one commit, and neither is left by a refusal or a veto")
    default void deliveryCommitsWithTheInvite() {
        Scene on = Scene.on(
                subject(),
                builder -> builder.policy(event ->
                        event.changes().toString().contains("mallory") ? Optional.of("no") : Optional.empty()));
        Invite invite = on.send(on.ann, Scene.address(Scene.user("ben")), "member");

        assertThat(on.outbox()).extracting(OutboxRow::invite).containsExactly(invite.id());
        on.refused(Reason.ROLE_NOT_FOUND, () -> on.send(on.ann, Scene.address(Scene.user("joe")), "nobody"));
        on.refused(Reason.POLICY_REFUSED, () -> on.send(on.ann, Scene.address(Scene.user("mallory")), "member"));
        assertThat(on.outbox()).hasSize(1);
    }

    @Test
    @DisplayName("what is due is sent once, with all that the mail needs")
    default void deliverySendsOnce() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(ben))
                                .name("Ben")
                                .role("success")
                                .role("member")
                                .message("Welcome!")
                                .locale(Locale.GERMAN));
        OutboxRow row = on.outbox().get(0);
        long rev = on.now().rev();

        on.muster.runDueWork();
        on.clock.advance(Duration.ofDays(1));
        on.muster.runDueWork();

        Notification mail = on.mail.to(Scene.address(ben)).get(0);
        assertThat(mail)
                .isEqualTo(new Notification(
                        row.id(),
                        Notification.Kind.INVITATION,
                        on.id(),
                        "Acme",
                        invite.email(),
                        "Ben",
                        Locale.GERMAN,
                        invite.id(),
                        "Ann",
                        EmailAddress.of(Scene.address(on.annId)),
                        null,
                        List.of("Customer Success", "Member"),
                        "Welcome!",
                        on.muster.invites().copyLink(on.ann, on.id(), invite.id()),
                        invite.expiresAt()));
        assertThat(on.mail.to(Scene.address(ben))).hasSize(1);
        assertThat(on.outbox()).isEmpty();
        assertThat(on.get(invite.id()).delivery()).isEqualTo(Delivery.sent(1, MutableClock.START));
        assertThat(on.now().rev()).as("a mark is no change").isEqualTo(rev + 1);
    }

    @Test
    @DisplayName("an edit before the mail is out is in the mail")
    default void deliveryReadsAgain() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.send(on.ann, Scene.address(ben), "member");
        on.muster
                .invites()
                .edit(on.ann, on.id(), invite.id(), InviteEdit.of().name("Ben").roles("success"));
        on.muster.runDueWork();
        Notification mail = on.mail.to(Scene.address(ben)).get(0);
        assertThat(mail.toName()).isEqualTo("Ben");
        assertThat(mail.roles()).containsExactly("Customer Success");
    }

    @Test
    @DisplayName("what was revoked, replaced, resent, accepted or declined while it waited is not mailed")
    default void deliveryDropsWhatNoLongerHolds() {
        Scene on = Scene.on(subject());
        UserId revoked = Scene.user("revoked");
        UserId replaced = Scene.user("replaced");
        UserId resent = Scene.user("resent");
        UserId accepted = Scene.user("accepted");
        UserId declined = Scene.user("declined");
        on.muster
                .invites()
                .revoke(
                        on.ann,
                        on.id(),
                        on.send(on.ann, Scene.address(revoked), "member").id());
        on.send(on.ann, Scene.address(replaced), "member");
        on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(replaced)).role("success").ifPending(IfPending.REPLACE));
        on.muster.invites().accept(copied(on, accepted), Scene.verified(accepted));
        on.muster.invites().decline(copied(on, declined));
        Invite twice = on.send(on.ann, Scene.address(resent), "member");
        on.clock.advance(Duration.ofHours(1));
        on.muster.invites().resend(on.ann, on.id(), twice.id());

        on.muster.runDueWork();

        assertThat(on.mail.all())
                .filteredOn(mail -> mail.team().equals(on.id()))
                .extracting(mail -> mail.to().value())
                .containsExactlyInAnyOrder(Scene.address(replaced), Scene.address(resent));
        assertThat(on.mail.to(Scene.address(replaced)).get(0).roles()).containsExactly("Customer Success");
        assertThat(on.outbox()).isEmpty();
    }

    @Test
    @DisplayName("what expired while it waited is not mailed, and says so, also once it is reopened; a resend mails it")
    default void deliveryOfExpired() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.send(on.ann, Scene.address(ben), "member");
        on.clock.advance(Duration.ofDays(8));
        on.muster.runDueWork();
        assertThat(on.mail.to(Scene.address(ben))).isEmpty();
        assertThat(on.outbox()).isEmpty();

        Invite reopened = on.muster
                .invites()
                .edit(on.ann, on.id(), invite.id(), InviteEdit.of().expiresIn(Duration.ofDays(1)));
        assertThat(reopened.delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(reopened.delivery().reason()).contains("expired");
        on.muster.invites().resend(on.ann, on.id(), invite.id());
        on.muster.runDueWork();
        on.accept(ben);
    }

    @Test
    @DisplayName("mail of a suspended team waits, and goes out when the team is resumed")
    default void deliveryWaitsForTheTeam() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.send(on.ann, Scene.address(ben), "member");
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        on.muster.runDueWork();
        assertThat(on.mail.to(Scene.address(ben))).isEmpty();

        on.clock.advance(Duration.ofHours(5));
        on.muster.teams().resume(Scene.SYSTEM, on.id());
        on.muster.runDueWork();
        assertThat(on.mail.to(Scene.address(ben))).hasSize(1);
        assertThat(on.get(invite.id()).delivery().status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    @DisplayName("with a team its mail is gone")
    default void deliveryOfDeletedTeam() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.send(on.ann, Scene.address(ben), "member");
        on.muster.teams().delete(on.ann, on.id());
        assertThat(on.outbox()).isEmpty();
        on.muster.runDueWork();
        assertThat(on.mail.to(Scene.address(ben))).isEmpty();
    }

    @Test
    @DisplayName("a resend has a new notification of its own")
    default void deliveryOfResend() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofHours(1));
        on.muster.invites().resend(on.ann, on.id(), invite.id());
        on.muster.runDueWork();
        assertThat(on.mail.to(Scene.address(ben))).hasSize(2).doesNotHaveDuplicates();
        assertThat(on.mail.to(Scene.address(ben))).extracting(Notification::id).doesNotHaveDuplicates();
        assertThat(on.heard.get(on.heard.size() - 1).type()).isEqualTo(EventType.INVITE_RESENT);
    }

    /** The token of a new invite, whose mail waits. */
    private static String copied(Scene on, UserId user) {
        Invite invite = on.send(on.ann, Scene.address(user), "member");
        return on.copied(invite);
    }
}
