package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteStatus;
import dev.muster.model.Limits;
import dev.muster.model.LostAuthority;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewInvite;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import dev.muster.spi.Notification;
import dev.muster.spi.Notification.Kind;
import dev.muster.spi.Notifier.DeliveryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What falls due with invites that nobody asks about, and mail that comes back. */
interface ExpiryRules extends RulesPart {

    private static List<TeamEvent> events(Scene on, EventType type) {
        return on.history().stream().filter(event -> event.type() == type).toList();
    }

    @Test
    @DisplayName("that an invite expired is noticed once, at its moment and not before, and its inviter is told")
    default void expiryIsNoticedOnce() {
        Scene on = Scene.telling(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        on.clock.set(invite.expiresAt().minusMillis(1));
        on.muster.runDueWork();
        assertThat(events(on, EventType.INVITE_EXPIRED)).isEmpty();
        on.clock.set(invite.expiresAt());
        on.muster.runDueWork();
        on.clock.advance(Duration.ofDays(1));
        on.muster.runDueWork();

        assertThat(events(on, EventType.INVITE_EXPIRED)).hasSize(1);
        TeamEvent event = events(on, EventType.INVITE_EXPIRED).get(0);
        assertThat(event.invite()).isEqualTo(invite.id());
        assertThat(event.at()).isEqualTo(invite.expiresAt());
        assertThat(on.heard).contains(event);
        Notification told = on.mail.to(Scene.address(on.annId)).get(0);
        assertThat(told.kind()).isEqualTo(Kind.INVITE_EXPIRED);
        assertThat(told.subject()).isEqualTo(Scene.address(ben));
        assertThat(on.get(invite.id()).status()).isEqualTo(InviteStatus.EXPIRED);
    }

    @Test
    @DisplayName(
            "what ended before does not expire; what was opened again expires again, and its inviter is not told in between")
    default void expiryOfEndedAndReopened() {
        Scene on = Scene.telling(subject());
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        Invite reopened = on.invite(on.ann, ben, "member");
        Invite revoked = on.invite(on.ann, joe, "member");
        on.muster.invites().revoke(on.ann, on.id(), revoked.id());
        on.clock.advance(Duration.ofDays(8));
        Muster silent = on.another(builder -> builder);
        silent.runDueWork();
        assertThat(events(on, EventType.INVITE_EXPIRED))
                .extracting(TeamEvent::invite)
                .containsExactly(reopened.id());

        on.muster.invites().edit(on.ann, on.id(), reopened.id(), InviteEdit.of().expiresIn(Duration.ofDays(1)));
        on.muster.runDueWork();
        assertThat(on.mail.to(Scene.address(on.annId))).isEmpty();
        on.clock.advance(Duration.ofDays(1));
        on.muster.runDueWork();
        assertThat(events(on, EventType.INVITE_EXPIRED)).hasSize(2);
        assertThat(on.mail.to(Scene.address(on.annId))).hasSize(1);
    }

    @Test
    @DisplayName("several nodes that do what is due at once notice an expiry once")
    default void expiryOnSeveralNodes() throws Exception {
        Scene on = Scene.on(subject());
        Muster other = on.another(builder -> builder.notifier(on.mail));
        for (int round = 0; round < Race.rounds(); round++) {
            int before = events(on, EventType.INVITE_EXPIRED).size();
            for (int i = 0; i < 3; i++) {
                on.invite(on.ann, Scene.user("u" + i), "member");
            }
            on.clock.advance(Duration.ofDays(8));
            List<Callable<Integer>> nodes =
                    List.of(on.muster::runDueWork, other::runDueWork, on.muster::runDueWork, other::runDueWork);
            Race.together(nodes);
            assertThat(events(on, EventType.INVITE_EXPIRED)).hasSize(before + 3);
        }
    }

    @Test
    @DisplayName("a reminder goes out once, so long before the expiry, with the link that is good")
    default void reminder() {
        Scene on = Scene.telling(
                subject(),
                builder -> builder.limits(
                        Limits.builder().inviteReminder(Duration.ofDays(2)).build()));
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        Invite brief = on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(Scene.user("x")))
                                .role("member")
                                .expiresIn(Duration.ofDays(1)));
        on.muster.runDueWork();
        on.clock.set(invite.expiresAt().minus(Duration.ofDays(2)).minusMillis(1));
        on.muster.runDueWork();
        assertThat(on.mail.to(Scene.address(ben))).hasSize(1);
        on.clock.advance(Duration.ofMillis(1));
        on.muster.runDueWork();
        on.clock.advance(Duration.ofHours(1));
        on.muster.runDueWork();

        List<Notification> mails = on.mail.to(Scene.address(ben));
        assertThat(mails).extracting(Notification::kind).containsExactly(Kind.INVITATION, Kind.INVITE_REMINDER);
        assertThat(mails.get(1).link()).isEqualTo(mails.get(0).link());
        assertThat(mails.get(1).id()).isNotEqualTo(mails.get(0).id());
        assertThat(events(on, EventType.INVITE_REMINDED))
                .extracting(TeamEvent::invite)
                .as("one that is open for less than that is not reminded of")
                .containsExactly(invite.id())
                .doesNotContain(brief.id());
        on.accept(ben);
        on.clock.advance(Duration.ofDays(8));
        on.muster.runDueWork();
        assertThat(events(on, EventType.INVITE_EXPIRED))
                .extracting(TeamEvent::invite)
                .containsExactly(brief.id());
    }

    @Test
    @DisplayName("however often the expiry is edited there is one reminder for each sending, as that alone is counted")
    default void reminderOncePerSending() {
        Duration before = Duration.ofDays(2);
        Scene on = Scene.telling(
                subject(),
                builder ->
                        builder.limits(Scene.generous().inviteReminder(before).build()));
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        InviteEdit later = InviteEdit.of().expiresIn(before.plusHours(1));
        on.muster.invites().edit(on.ann, on.id(), invite.id(), later);
        for (int i = 0; i < 3; i++) {
            on.clock.advance(Duration.ofHours(2));
            on.muster.runDueWork();
            on.muster.invites().edit(on.ann, on.id(), invite.id(), later);
        }
        assertThat(on.mail.to(Scene.address(ben)))
                .extracting(Notification::kind)
                .containsExactly(Kind.INVITATION, Kind.INVITE_REMINDER);

        on.muster.invites().resend(on.ann, on.id(), invite.id());
        on.muster.runDueWork();
        on.clock.advance(Duration.ofHours(2));
        on.muster.runDueWork();
        assertThat(on.mail.to(Scene.address(ben)))
                .extracting(Notification::kind)
                .endsWith(Kind.INVITATION, Kind.INVITE_REMINDER)
                .hasSize(4);
    }

    @Test
    @DisplayName("who has accepted and waits for approval is not reminded")
    default void reminderNotWhileHeld() {
        Duration before = Duration.ofDays(2);
        Scene on = Scene.telling(
                subject(),
                builder -> builder.lostAuthority(LostAuthority.HOLD)
                        .limits(Scene.generous().inviteReminder(before).build()));
        UserId ben = Scene.user("ben");
        Actor admin = on.joined("admin", "admin");
        Invite invite = on.invite(admin, ben, "accountant");
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(admin), MemberEdit.of().roles("inviter"));
        on.accept(ben);
        on.clock.set(invite.expiresAt().minus(before));
        on.muster.runDueWork();

        assertThat(on.mail.to(Scene.address(ben)))
                .extracting(Notification::kind)
                .doesNotContain(Kind.INVITE_REMINDER);
    }

    @Test
    @DisplayName("a reminder of what is accepted or resent before it is sent is not sent")
    default void reminderDropped() {
        Scene on = Scene.telling(
                subject(),
                builder -> builder.limits(
                        Limits.builder().inviteReminder(Duration.ofDays(2)).build()));
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        on.clock.set(invite.expiresAt().minus(Duration.ofDays(2)));
        on.mail.failWith(DeliveryException.passing("greylisted", null));
        on.muster.runDueWork();
        on.mail.failWith(null);
        on.accept(ben);
        on.clock.advance(Duration.ofMinutes(5));
        on.muster.runDueWork();
        assertThat(on.mail.to(Scene.address(ben))).hasSize(1);
        assertThat(on.outbox()).isEmpty();
    }

    @Test
    @DisplayName("mail that came back makes its invite fail, once; a resend starts anew, and older bounces do nothing")
    default void bounce() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        Notification mail = on.mail.to(Scene.address(ben)).get(0);
        String messageId = "<" + mail.id() + "@mail.example.com>";

        Invite failed = on.muster
                .bounced(messageId, "552 full\r\n" + mail.requireLink().url())
                .orElseThrow();

        assertThat(failed).isEqualTo(on.get(invite.id()));
        assertThat(failed.delivery()).isEqualTo(Delivery.failed("552 full  [link]", 1, on.clock.instant()));
        assertThat(on.last().type()).isEqualTo(EventType.INVITE_UNDELIVERED);
        long rev = on.now().rev();
        assertThat(on.muster.bounced(messageId, "again")).isEmpty();
        on.clock.advance(Duration.ofHours(1));
        on.muster.invites().resend(on.ann, on.id(), invite.id());
        on.muster.runDueWork();
        assertThat(on.muster.bounced(messageId, "late")).isEmpty();
        assertThat(on.get(invite.id()).delivery().status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(on.now().rev()).isEqualTo(rev + 1);
        on.accept(ben);
    }

    @Test
    @DisplayName("mail that comes back before the notifier returns stays failed")
    default void bounceInFlight() {
        List<Runnable> meanwhile = new ArrayList<>();
        List<UUID> sent = new ArrayList<>();
        Scene on = Scene.on(
                subject(),
                builder -> builder.notifier(notification -> {
                    sent.add(notification.id());
                    meanwhile.forEach(Runnable::run);
                }));
        meanwhile.add(() -> assertThat(on.muster.bounced(sent.get(0).toString(), "550 no such user"))
                .isPresent());

        Invite invite = on.invite(on.ann, Scene.user("ben"), "member");

        assertThat(sent).hasSize(1);
        assertThat(on.get(invite.id()).delivery())
                .isEqualTo(Delivery.failed("550 no such user", 1, on.clock.instant()));
        assertThat(on.outbox()).isEmpty();
    }

    @Test
    @DisplayName(
            "whose invitation did not arrive is not reminded of it; a reminder that comes back makes its invite fail")
    default void reminderAndBounces() {
        Duration before = Duration.ofDays(2);
        Scene on = Scene.telling(
                subject(),
                builder ->
                        builder.limits(Scene.generous().inviteReminder(before).build()));
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        on.mail.failWith(DeliveryException.permanent("550 no such mailbox", null));
        Invite dead = on.invite(on.ann, ben, "member");
        on.mail.failWith(null);
        Invite alive = on.invite(on.ann, joe, "member");
        on.clock.set(alive.expiresAt().minus(before));
        on.muster.runDueWork();
        assertThat(on.mail.to(Scene.address(ben))).isEmpty();
        List<Notification> mails = on.mail.to(Scene.address(joe));
        assertThat(mails).extracting(Notification::kind).containsExactly(Kind.INVITATION, Kind.INVITE_REMINDER);

        Invite failed = on.muster
                .bounced(mails.get(1).id().toString(), "550 mailbox gone")
                .orElseThrow();

        assertThat(failed).isEqualTo(on.get(alive.id()));
        assertThat(failed.delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(on.get(dead.id()).delivery().reason()).isEqualTo("550 no such mailbox");
    }

    @Test
    @DisplayName("a bounce of a mail that is none of ours or of one that was accepted is ignored")
    default void bounceOfStrangers() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        String messageId = on.mail.to(Scene.address(ben)).get(0).id().toString();
        for (String unknown :
                List.of("", "<>", "<a@b>", UUID.randomUUID().toString(), "<" + UUID.randomUUID() + "@x>")) {
            assertThat(on.muster.bounced(unknown, "550")).isEqualTo(Optional.empty());
        }
        on.accept(ben);
        assertThat(on.muster.bounced(messageId, "550")).isEmpty();
    }
}
