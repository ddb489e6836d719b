package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.UserId;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An expired invite has not ended: an edit or a resend opens it again. */
interface ReopenRules extends RulesPart {

    @Test
    @DisplayName("a new expiry reopens an expired invite with the very link that went out")
    default void reopenByEdit() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofDays(8));
        String token = on.token(ben);

        Invite renamed = edit(on, invite, InviteEdit.of().name("Ben"));
        assertThat(renamed.status()).isEqualTo(InviteStatus.EXPIRED);
        on.refused(Reason.INVITE_EXPIRED, () -> on.muster.invites().preview(token));
        Invite open = edit(on, invite, InviteEdit.of().expiresIn(Duration.ofHours(1)));
        assertThat(open.status()).isEqualTo(InviteStatus.PENDING);

        on.accept(ben);
    }

    @Test
    @DisplayName("a reopened invite takes its address again, or is refused")
    default void reopenTakesTheAddress() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        Invite first = on.invite(on.ann, ben, "member");
        Invite joes = on.invite(on.ann, joe, "member");
        on.clock.advance(Duration.ofDays(7));
        InviteEdit reopen = InviteEdit.of().expiresIn(Duration.ofDays(1));

        Invite second = on.invite(on.ann, ben, "member");
        on.refused(Reason.ALREADY_INVITED, () -> edit(on, first, reopen));
        on.accept(ben);
        on.refused(Reason.ALREADY_MEMBER, () -> edit(on, first, reopen));

        edit(on, joes, reopen);
        on.refused(Reason.ALREADY_INVITED, () -> on.send(on.ann, Scene.address(joe), "member"));
        assertThat(on.get(second.id()).status()).isEqualTo(InviteStatus.ACCEPTED);
    }

    @Test
    @DisplayName("the superseded invite is not reopened while the new one is open, and is once that has expired too")
    default void reopenSupersededOne() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite first = on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofDays(7));
        Invite second = on.invite(on.ann, ben, "success");
        on.clock.advance(Duration.ofHours(1));

        MusterException refusal =
                on.refused(Reason.ALREADY_INVITED, () -> on.muster.invites().resend(on.ann, on.id(), first.id()));
        assertThat(refusal.details()).containsEntry("invite", second.id().toString());

        on.clock.advance(Duration.ofDays(7));
        on.muster.invites().resend(on.ann, on.id(), first.id());
        assertThat(on.get(first.id()).status()).isEqualTo(InviteStatus.PENDING);
        assertThat(on.get(second.id()).status()).isEqualTo(InviteStatus.EXPIRED);
        on.refused(Reason.ALREADY_INVITED, () -> on.muster.invites().resend(on.ann, on.id(), second.id()));
        on.refused(Reason.ALREADY_INVITED, () -> on.send(on.ann, Scene.address(ben), "member"));
    }

    @Test
    @DisplayName("an expired invite is reopened by a resend, unless its person is in by now")
    default void reopenByResend() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        Invite invite = on.invite(on.ann, ben, "member");
        Invite joes = on.invite(on.ann, joe, "member");
        on.clock.advance(Duration.ofDays(8));
        on.invite(on.ann, joe, "member");
        on.accept(joe);

        on.muster.invites().resend(on.ann, on.id(), invite.id());
        on.muster.runDueWork();
        on.accept(ben);
        on.refused(Reason.ALREADY_MEMBER, () -> on.muster.invites().resend(on.ann, on.id(), joes.id()));
    }

    private static Invite edit(Scene on, Invite invite, InviteEdit edit) {
        return on.muster.invites().edit(on.ann, on.id(), invite.id(), edit);
    }
}
