package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Invite;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.Person;
import dev.muster.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of a link: when its invite ends, when its key is rotated. */
interface LinkStateRules extends RulesPart {

    @Test
    @DisplayName("the link of a deleted team is as unknown as any other")
    default void linkOfDeletedTeam() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        on.muster.teams().delete(on.ann, on.id());
        Unknown.answers(on, on.token(ben));
    }

    @Test
    @DisplayName("who holds a link that no longer works is told why, but no team, inviter or address")
    default void linkOfEndedInvite() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        String expired = on.token(ben);
        on.clock.advance(Duration.ofDays(8));
        assertDiscreet(on, ben, expired, Reason.INVITE_EXPIRED);

        Invite second = on.invite(on.ann, ben, "member");
        String declined = on.token(ben);
        on.muster.invites().decline(declined);
        assertDiscreet(on, ben, declined, Reason.INVITE_DECLINED);
        assertThat(on.get(second.id()).acceptedBy()).isNull();

        Invite third = on.invite(on.ann, ben, "member");
        String old = on.token(ben);
        on.clock.advance(Duration.ofHours(1));
        on.muster.invites().resend(on.ann, on.id(), third.id());
        assertDiscreet(on, ben, old, Reason.LINK_REPLACED);
        on.muster.runDueWork();
        String replaced = on.token(ben);
        on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(ben)).role("member").ifPending(IfPending.REPLACE));
        assertDiscreet(on, ben, replaced, Reason.LINK_REPLACED);
        on.muster.runDueWork();
        String good = on.token(ben);
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        assertDiscreet(on, ben, good, Reason.TEAM_SUSPENDED);
        on.muster.teams().resume(Scene.SYSTEM, on.id());
        on.accept(ben);
        assertDiscreet(on, ben, good, Reason.INVITE_USED);
    }

    @Test
    @DisplayName("a rotated key still opens the links it made, and makes no new ones")
    default void linkKeyRotation() {
        Scene on = Scene.on(subject());
        LinkKey fresh = LinkKey.ephemeral();
        InviteLinks both = InviteLinks.to(Scene.JOIN_PAGE, fresh).andEarlier(on.key);
        Muster rotated = on.another(builder -> builder.links(both).notifier(on.mail));
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        Invite bens = on.invite(on.ann, ben, "member");
        rotated.invites().send(on.ann, on.id(), NewInvite.to(Scene.address(joe)).role("member"));
        rotated.runDueWork();

        rotated.invites().preview(on.token(ben));
        assertThat(rotated.invites().copyLink(on.ann, on.id(), bens.id()).url())
                .isEqualTo(on.mail.linkTo(Scene.address(ben)));
        assertThat(Forged.of(on.token(joe)).keyId()).isEqualTo(fresh.id());
        Unknown.answers(on, on.token(joe));
        rotated.invites().accept(on.token(joe), Scene.verified(joe));

        on.clock.advance(Duration.ofHours(1));
        String old = on.token(ben);
        rotated.invites().resend(on.ann, on.id(), bens.id());
        rotated.runDueWork();
        assertThat(Forged.of(on.token(ben)).keyId()).isEqualTo(fresh.id());
        on.refused(Reason.LINK_REPLACED, () -> rotated.invites().preview(old));
        rotated.invites().accept(on.token(ben), Scene.verified(ben));
    }

    @Test
    @DisplayName("a retired key opens nothing any more")
    default void linkKeyRetired() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        Muster retired = on.another(builder -> builder.links(InviteLinks.to(Scene.JOIN_PAGE, LinkKey.ephemeral())));
        MusterException refusal =
                on.refused(Reason.INVITE_NOT_FOUND, () -> retired.invites().accept(on.token(ben), Scene.verified(ben)));
        assertThat(refusal.getMessage()).isEqualTo(Unknown.refusal(on).getMessage());
    }

    /** Preview, accept and decline give this reason, and nothing about who, whom and where. */
    private static void assertDiscreet(Scene on, UserId invited, String token, Reason reason) {
        UserId other = Scene.user("other");
        List<ThrowingCallable> calls = new ArrayList<>(List.of(
                () -> on.muster.invites().preview(token),
                () -> on.muster.invites().preview(token, Scene.verified(other)),
                () -> on.muster.invites().accept(token, Scene.verified(other)),
                () -> on.muster.invites().accept(token, invite -> Person.of(other, invite.email()))));
        if (reason != Reason.TEAM_SUSPENDED) {
            calls.add(() -> on.muster.invites().decline(token));
        }
        for (ThrowingCallable call : calls) {
            MusterException refusal = on.refused(reason, call);
            String said = (refusal + " " + refusal.details() + refusal.missing()).toLowerCase(Locale.ROOT);
            assertThat(said)
                    .doesNotContain(
                            "acme", "ann", "b***", "example.com", on.id().toString(), invited.value());
            assertThat(refusal.getCause()).isNull();
        }
    }
}
