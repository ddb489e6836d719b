package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.FailedAccept;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That those who manage invites see why people were refused who tried to come in. */
interface FailedAcceptRules extends RulesPart {

    private static List<FailedAccept> failed(Scene on, InviteId invite) {
        return on.muster.invites().failedAccepts(on.ann, on.id(), invite);
    }

    @Test
    @DisplayName(
            "each reason is shown once, with how often and when last, the latest first; what is none of ours is not")
    default void failuresShown() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        String token = on.token(ben);
        VerifiedUser eve = Scene.verified(Scene.user("eve"));
        assertThat(failed(on, invite.id())).isEmpty();

        on.refused(Reason.WRONG_ACCOUNT, () -> on.muster.invites().accept(token, eve));
        on.clock.advance(Duration.ofMinutes(1));
        on.refused(Reason.WRONG_ACCOUNT, () -> on.muster.invites().accept(token, eve));
        FailedAccept wrong = new FailedAccept(Reason.WRONG_ACCOUNT, 2, on.clock.instant());
        assertThat(failed(on, invite.id())).containsExactly(wrong);

        on.clock.advance(Duration.ofDays(8));
        on.refused(Reason.INVITE_EXPIRED, () -> on.muster.invites().accept(token, Scene.verified(ben)));
        on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().accept(token.substring(1), eve));
        on.refused(Reason.INVITE_NOT_FOUND, () -> on.muster.invites().accept(on.id(), invite.id(), eve));
        assertThat(failed(on, invite.id()))
                .containsExactly(new FailedAccept(Reason.INVITE_EXPIRED, 1, on.clock.instant()), wrong);
    }

    @Test
    @DisplayName("with account set-up and from the list it is the same, and of ended invites too")
    default void failuresOnEveryWayIn() {
        Scene on = Scene.on(
                subject(),
                builder -> builder.policy(event -> event.changes().toString().contains("mallory")
                        ? Optional.of("not this one")
                        : Optional.empty()));
        UserId ben = Scene.user("ben");
        VerifiedUser verified = Scene.verified(ben);
        Invite invite = on.invite(on.ann, ben, "member");
        String token = on.token(ben);
        on.muster.invites().copyLink(on.ann, on.id(), invite.id());
        on.refused(
                Reason.MAILBOX_NOT_PROVEN,
                () -> on.muster.invites().accept(token, row -> {
                    throw new AssertionError("an account is made");
                }));
        on.refused(
                Reason.POLICY_REFUSED,
                () -> on.muster
                        .invites()
                        .accept(
                                on.id(),
                                invite.id(),
                                VerifiedUser.of(Scene.user("x"), Scene.address(ben))
                                        .name("mallory")));
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        on.refused(Reason.TEAM_SUSPENDED, () -> on.muster.invites().accept(on.id(), invite.id(), verified));
        on.muster.teams().resume(Scene.SYSTEM, on.id());
        on.muster.invites().revoke(on.ann, on.id(), invite.id());
        on.refused(Reason.INVITE_REVOKED, () -> on.muster.invites().accept(token, verified));

        assertThat(failed(on, invite.id()))
                .extracting(FailedAccept::reason)
                .containsExactlyInAnyOrder(
                        Reason.MAILBOX_NOT_PROVEN, Reason.POLICY_REFUSED, Reason.TEAM_SUSPENDED, Reason.INVITE_REVOKED);
    }

    @Test
    @DisplayName("who joins leaves nothing, and who may not manage invites sees nothing")
    default void failuresNotShown() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Actor inviter = on.joined("inviter", "inviter");
        Invite invite = on.invite(inviter, ben, "member");
        on.accept(ben);
        on.accept(ben);
        assertThat(failed(on, invite.id())).isEmpty();
        on.refused(Reason.PERMISSION_MISSING, () -> on.muster.invites().failedAccepts(inviter, on.id(), invite.id()));
    }
}
