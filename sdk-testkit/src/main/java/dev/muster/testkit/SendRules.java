package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.ActorRef;
import dev.muster.model.Delivery;
import dev.muster.model.EventType;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Invite;
import dev.muster.model.InviteStatus;
import dev.muster.model.Limits;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import dev.muster.model.PermissionPattern;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sending an invite. */
interface SendRules extends RulesPart {

    @Test
    @DisplayName("a sent invite keeps every field that was given")
    default void sendKeepsEveryField() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Instant friday = on.clock.instant().plus(Duration.ofDays(3));
        NewInvite request = NewInvite.to(Scene.address(ben))
                .name("Ben")
                .role("success")
                .grant(NewGrant.of("accountant").until(friday))
                .location("Oslo")
                .attributes(Map.of("desk", "4b"))
                .message("Welcome!\nSee you on Monday.")
                .locale(Locale.GERMAN)
                .expiresIn(Duration.ofDays(2));

        Invite sent = on.muster.invites().send(on.ann, on.id(), request);

        ActorRef ann = on.ann.ref();
        assertThat(sent)
                .isEqualTo(new Invite(
                        sent.id(),
                        on.id(),
                        request.email(),
                        "Ben",
                        List.of(
                                new RoleGrant(RoleId.of("success"), null, ann),
                                new RoleGrant(RoleId.of("accountant"), friday, ann)),
                        "Oslo",
                        Map.of("desk", "4b"),
                        "Welcome!\nSee you on Monday.",
                        Locale.GERMAN,
                        ann,
                        on.clock.instant(),
                        on.clock.instant().plus(Duration.ofDays(2)),
                        InviteStatus.PENDING,
                        null,
                        null,
                        null,
                        Delivery.QUEUED,
                        null,
                        on.now().rev()));
        assertThat(on.get(sent.id())).isEqualTo(sent);
        TeamEvent event = on.heard.get(on.heard.size() - 1);
        assertThat(event.type()).isEqualTo(EventType.INVITE_SENT);
        assertThat(event.invite()).isEqualTo(sent.id());
        assertThat(event.actor()).isEqualTo(ann);
    }

    @Test
    @DisplayName("an invite is open for 7 days unless it or the host says otherwise")
    default void sendDefaultExpiry() {
        Scene on = Scene.on(subject());
        Scene hasty = Scene.on(
                subject(),
                builder -> builder.limits(
                        Limits.builder().inviteExpiry(Duration.ofDays(1)).build()));

        assertThat(on.invite(on.ann, Scene.user("ben"), "member").expiresAt())
                .isEqualTo(on.clock.instant().plus(Duration.ofDays(7)));
        assertThat(hasty.invite(hasty.ann, Scene.user("ben"), "member").expiresAt())
                .isEqualTo(hasty.clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    @DisplayName("sending needs members:invite, and all that the roles give")
    default void sendNeedsWhatItGives() {
        Scene on = Scene.on(subject());
        String ben = Scene.address(Scene.user("ben"));
        Actor reader = on.joined("reader", "member");
        Actor inviter = on.joined("inviter", "inviter");
        Actor admin = on.joined("admin", "admin");

        MusterException forbidden = on.refused(Reason.PERMISSION_MISSING, () -> on.send(reader, ben, "member"));
        assertThat(forbidden.missing()).containsExactly(PermissionPattern.of("members:invite"));
        MusterException exceeded = on.refused(Reason.CEILING_EXCEEDED, () -> on.send(inviter, ben, "accountant"));
        assertThat(exceeded.missing()).containsExactly(PermissionPattern.of("invoice:approve"));
        on.refused(Reason.OWNER_ONLY, () -> on.send(admin, ben, "owner"));
        on.refused(Reason.ROLE_NOT_FOUND, () -> on.send(on.ann, ben, "nobody"));
        on.refused(Reason.TEAM_NOT_FOUND, () -> on.send(Actor.user(Scene.user("stranger")), ben, "member"));
        on.send(inviter, ben, "success");
    }

    @Test
    @DisplayName("no role is promised that has ended already, and none for longer than the giver has it")
    default void sendPromisedUntil() {
        Scene on = Scene.on(subject());
        NewInvite ben = NewInvite.to(Scene.address(Scene.user("ben")));
        Instant now = on.clock.instant();
        Actor temp = on.joined("temp", "member");
        on.muster
                .members()
                .edit(
                        on.ann,
                        on.id(),
                        Scene.idOf(temp),
                        MemberEdit.of().grants(List.of(NewGrant.of("inviter").until(now.plusSeconds(3_600)))));

        on.throwsAndChangesNothing(
                InvalidValueException.class,
                () -> on.muster
                        .invites()
                        .send(on.ann, on.id(), ben.grant(NewGrant.of("success").until(now))));
        on.refused(Reason.CEILING_EXCEEDED, () -> on.muster.invites().send(temp, on.id(), ben.role("success")));
        on.refused(
                Reason.CEILING_EXCEEDED,
                () -> on.muster
                        .invites()
                        .send(temp, on.id(), ben.grant(NewGrant.of("success").until(now.plusSeconds(3_601)))));
        on.muster.invites().send(temp, on.id(), ben.grant(NewGrant.of("success").until(now.plusSeconds(3_600))));
    }

    @Test
    @DisplayName("a member is not invited, in whatever spelling of their address, suspended or not")
    default void sendAlreadyMember() {
        Scene on = Scene.on(subject());
        Actor ben = on.joined("ben", "member");
        String shouted = Scene.address(Scene.idOf(ben)).toUpperCase(Locale.ROOT);

        on.refused(Reason.ALREADY_MEMBER, () -> on.send(on.ann, shouted, "member"));
        on.muster.members().suspend(on.ann, on.id(), Scene.idOf(ben));
        on.refused(Reason.ALREADY_MEMBER, () -> on.send(on.ann, shouted, "member"));
    }

    @Test
    @DisplayName("without mail an invite is made to be copied, and nothing waits to be sent")
    default void sendWithoutMail() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(ben)).role("member").withoutMail());

        assertThat(invite.delivery()).isEqualTo(Delivery.NOT_REQUESTED);
        assertThat(on.outbox()).isEmpty();
        String url = on.muster.invites().copyLink(on.ann, on.id(), invite.id()).url();
        on.muster.invites().accept(Scene.tokenIn(url), Scene.verified(ben));
    }

    @Test
    @DisplayName("without a notifier only invites without mail are made, and none is sent again by mail")
    default void sendWithoutNotifier() {
        Scene on = Scene.on(subject());
        Muster silent = on.another(builder -> builder);
        NewInvite ben = NewInvite.to(Scene.address(Scene.user("ben"))).role("member");

        on.throwsAndChangesNothing(
                InvalidValueException.class, () -> silent.invites().send(on.ann, on.id(), ben));
        Invite invite = silent.invites().send(on.ann, on.id(), ben.withoutMail());
        on.clock.advance(Duration.ofHours(1));
        InvalidValueException refusal = on.throwsAndChangesNothing(
                InvalidValueException.class, () -> silent.invites().resend(on.ann, on.id(), invite.id()));
        assertThat(refusal).hasMessageContaining("resendWithoutMail");
        silent.invites().resendWithoutMail(on.ann, on.id(), invite.id());
        silent.runDueWork();
        assertThat(on.outbox()).isEmpty();
    }
}
