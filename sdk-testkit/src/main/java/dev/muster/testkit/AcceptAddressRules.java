package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Invite;
import dev.muster.model.Member;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may accept: somebody with the invited address, verified, in time. */
interface AcceptAddressRules extends RulesPart {

    @Test
    @DisplayName("who has not verified the invited address is refused, and sees it masked only")
    default void acceptWrongAccount() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        String address = Scene.address(ben);

        for (VerifiedUser wrong : List.of(
                VerifiedUser.of(ben),
                VerifiedUser.of(ben, "x" + address),
                VerifiedUser.of(ben, address.replace("@", "+tag@")),
                VerifiedUser.of(ben, address.replace("example.com", "example.org")))) {
            MusterException refusal =
                    on.refused(Reason.WRONG_ACCOUNT, () -> on.muster.invites().accept(on.token(ben), wrong));
            assertThat(refusal.details()).containsExactly(Map.entry("invited", "b***@example.com"));
            assertThat(refusal.getMessage()).contains("b***@example.com").doesNotContain(address);
        }
    }

    @Test
    @DisplayName("any of several verified addresses will do, in whatever spelling, and the invited one is kept")
    default void acceptAnyAddress() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        Member member = on.muster
                .invites()
                .accept(
                        on.token(ben),
                        VerifiedUser.of(
                                ben, "private@example.org", Scene.address(ben).toUpperCase(Locale.ROOT)))
                .joined();
        assertThat(member.person().email()).isEqualTo(Scene.email(ben));
        assertThat(member.person().email().value()).isEqualTo(Scene.address(ben));
    }

    @Test
    @DisplayName("an invite can be accepted until the very millisecond of its expiry")
    default void acceptInTime() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        Invite invite = on.invite(on.ann, ben, "member");
        on.invite(on.ann, joe, "member");

        on.clock.set(invite.expiresAt().minusMillis(1));
        on.accept(ben);
        on.clock.set(invite.expiresAt());
        on.refused(Reason.INVITE_EXPIRED, () -> on.accept(joe));
    }

    @Test
    @DisplayName("a clock that is behind opens no invite that has expired by the team's last change")
    default void acceptOnASkewedNode() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        on.clock.set(invite.expiresAt());
        on.joined("joe", "member");
        on.clock.set(MutableClock.START);
        on.refused(Reason.INVITE_EXPIRED, () -> on.accept(ben));
    }
}
