package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EmailAddress;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteLinks;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.Team;
import dev.muster.model.UserId;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That people can have it that no mail goes out to them. */
interface SuppressionRules extends RulesPart {

    private static EmailAddress email(UserId user) {
        return Scene.email(user);
    }

    @Test
    @DisplayName("mail to who wants none fails in every team, in any spelling, and never looks as if it had gone out")
    default void suppressedByLink() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite first = on.invite(on.ann, ben, "member");
        on.muster.invites().suppress(on.token(ben));
        on.muster.invites().suppress(on.token(ben));
        assertThat(on.get(first.id()).delivery().status()).isEqualTo(DeliveryStatus.SENT);

        on.clock.advance(Duration.ofMinutes(2));
        on.muster.invites().resend(on.ann, on.id(), first.id());
        Team other = on.another("Other");
        String shouted = Scene.address(ben).toUpperCase(Locale.ROOT);
        Invite second = on.muster
                .invites()
                .send(Scene.SYSTEM, other.id(), NewInvite.to(shouted).role("member"));
        Invite third = on.invite(on.ann, Scene.user("joe"), "member");

        assertThat(on.mail.to(Scene.address(ben))).hasSize(1);
        assertThat(on.get(first.id()).delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(on.get(first.id()).status()).isEqualTo(InviteStatus.PENDING);
        assertThat(on.history()).extracting(event -> event.type()).contains(EventType.INVITE_UNDELIVERED);
        assertThat(on.muster
                        .invites()
                        .get(Scene.SYSTEM, other.id(), second.id())
                        .delivery()
                        .status())
                .isEqualTo(DeliveryStatus.FAILED);
        assertThat(on.get(third.id()).delivery().status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    @DisplayName("the holder of a dead link may say so too, and of an ended invite; who holds none of ours may not")
    default void suppressedByDeadLink() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        String token = on.token(ben);
        on.muster.invites().revoke(on.ann, on.id(), invite.id());
        on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().suppress(token.substring(1)));
        on.muster.invites().suppress(token);
        Invite again = on.invite(on.ann, ben, "member");
        assertThat(on.get(again.id()).delivery().status()).isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    @DisplayName("a link that others may have seen silences nobody, nor one that was replaced by a newer mail")
    default void suppressedByNobodyElse() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite byHand = on.muster
                .invites()
                .send(on.ann, on.id(), NewInvite.to(email(ben)).role("member").withoutMail());
        String seen = on.copied(byHand);
        on.refused(Reason.MAILBOX_NOT_PROVEN, () -> on.muster.invites().suppress(seen));

        on.clock.advance(Duration.ofMinutes(2));
        on.muster.invites().resend(on.ann, on.id(), byHand.id());
        on.muster.runDueWork();
        on.refused(Reason.MAILBOX_NOT_PROVEN, () -> on.muster.invites().suppress(seen));
        on.muster.invites().suppress(on.token(ben));

        UserId joe = Scene.user("joe");
        Invite mailed = on.invite(on.ann, joe, "member");
        on.muster.invites().copyLink(on.ann, on.id(), mailed.id());
        on.refused(Reason.MAILBOX_NOT_PROVEN, () -> on.muster.invites().suppress(on.token(joe)));
    }

    @Test
    @DisplayName("who was erased may still say so with the link of an invite that has no address any more")
    default void suppressedByLinkOfErased() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite erased = on.invite(on.ann, ben, "member");
        on.muster.members().erase(Scene.SYSTEM, email(ben));
        on.muster.invites().suppress(on.token(ben));
        Invite again = on.invite(on.ann, ben, "member");
        assertThat(on.get(again.id()).delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(on.get(erased.id()).email()).isNotEqualTo(email(ben));
    }

    @Test
    @DisplayName("mail that waits fails, too; a link may still be copied, and the invite be accepted")
    default void suppressedWhileWaiting() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.send(on.ann, Scene.address(ben), "member");
        on.muster.invites().suppress(Scene.SYSTEM, email(ben));
        on.muster.runDueWork();
        assertThat(on.get(invite.id()).delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(on.outbox()).isEmpty();
        String token = on.copied(invite);
        on.muster.invites().accept(token, Scene.verified(ben));
    }

    @Test
    @DisplayName("the host suppresses and allows addresses as a system actor; allowed again, a resend goes out")
    default void suppressedByHost() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.refused(Reason.SYSTEM_ONLY, () -> on.muster.invites().suppress(on.ann, email(ben)));
        on.refused(Reason.SYSTEM_ONLY, () -> on.muster.invites().allow(on.ann, email(ben)));
        on.muster.invites().allow(Scene.SYSTEM, email(ben));
        on.muster.invites().suppress(Scene.SYSTEM, email(ben));
        Invite invite = on.invite(on.ann, ben, "member");
        assertThat(on.mail.to(Scene.address(ben))).isEmpty();

        on.muster.invites().allow(Scene.SYSTEM, email(ben));
        on.clock.advance(Duration.ofMinutes(2));
        on.muster.invites().resend(on.ann, on.id(), invite.id());
        on.muster.runDueWork();
        assertThat(on.mail.to(Scene.address(ben))).hasSize(1);
        assertThat(on.get(invite.id()).delivery().status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    @DisplayName("without a key for addresses nothing is suppressed, and asking for it says what is missing")
    default void suppressionNeedsItsKey() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        String token = on.token(ben);
        Muster keyless = Muster.builder(on.storage)
                .links(InviteLinks.to(Scene.JOIN_PAGE, on.key))
                .clock(on.clock)
                .build();
        assertThatThrownBy(() -> keyless.invites().suppress(token))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("addressKey");
    }
}
