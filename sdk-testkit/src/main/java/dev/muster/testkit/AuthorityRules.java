package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Actor;
import dev.muster.model.EndReason;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import dev.muster.model.PermissionPattern;
import dev.muster.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Between an invite and its acceptance, those who promised its roles may lose the right to. */
interface AuthorityRules extends RulesPart {

    @Test
    @DisplayName("the ceiling is judged once more at accept, with the giver's rights as they are then")
    default void acceptAfterDemotion() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Actor admin = on.joined("admin", "admin");
        on.invite(admin, ben, "accountant");

        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(admin), MemberEdit.of().roles("inviter"));
        MusterException refusal = on.refused(Reason.INVITER_LACKS_AUTHORITY, () -> on.accept(ben));
        assertThat(refusal.missing()).containsExactly(PermissionPattern.of("invoice:approve"));
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(admin), MemberEdit.of().roles("admin"));
        on.accept(ben);
    }

    @Test
    @DisplayName("an owner role that was promised needs an owner still; the refusal names what is missing")
    default void acceptOwnerRole() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Actor second = on.joined("second", "owner");
        on.invite(second, ben, "owner");
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(second), MemberEdit.of().roles("admin"));

        MusterException refusal = on.refused(Reason.INVITER_LACKS_AUTHORITY, () -> on.accept(ben));
        assertThat(refusal.missing()).containsExactly(PermissionPattern.ALL);
    }

    @Test
    @DisplayName("a suspended giver's promise waits for the end of the suspension")
    default void acceptWhileGiverSuspended() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Actor admin = on.joined("admin", "admin");
        on.invite(admin, ben, "success");

        on.muster.members().suspend(on.ann, on.id(), Scene.idOf(admin));
        MusterException refusal = on.refused(Reason.INVITER_LACKS_AUTHORITY, () -> on.accept(ben));
        assertThat(refusal.missing())
                .containsExactlyInAnyOrder(PermissionPattern.of("members:read"), PermissionPattern.of("invoice:read"));
        on.muster.members().resume(on.ann, on.id(), Scene.idOf(admin));
        on.accept(ben);
    }

    @Test
    @DisplayName("a giver whose role has ended gives nothing any more, without any job")
    default void acceptAfterGiversEnd() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Actor temp = on.joined("temp", "member");
        NewGrant admin = NewGrant.of("admin").until(on.clock.instant().plus(Duration.ofDays(1)));
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(temp), MemberEdit.of().grants(List.of(admin)));
        on.muster
                .invites()
                .send(
                        temp,
                        on.id(),
                        NewInvite.to(Scene.address(ben))
                                .grant(NewGrant.of("success").until(admin.until())));
        on.muster.runDueWork();
        on.clock.advance(Duration.ofDays(1));
        on.refused(Reason.INVITER_LACKS_AUTHORITY, () -> on.accept(ben));
    }

    @Test
    @DisplayName("a role of the invite that has ended meanwhile gives nothing, so nobody need be able to give it")
    default void acceptAfterOneRolesEnd() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Actor temp = on.joined("temp", "member");
        Instant end = on.clock.instant().plus(Duration.ofDays(1));
        NewGrant untilThen = NewGrant.of("admin").until(end);
        on.muster
                .members()
                .edit(
                        on.ann,
                        on.id(),
                        Scene.idOf(temp),
                        MemberEdit.of().grants(List.of(NewGrant.of("inviter"), untilThen)));
        on.muster
                .invites()
                .send(
                        temp,
                        on.id(),
                        NewInvite.to(Scene.address(ben))
                                .grant(NewGrant.of("inviter"))
                                .grant(NewGrant.of("accountant").until(end)));
        on.muster.runDueWork();
        on.clock.set(end);

        assertThat(on.accept(ben).outcome()).isEqualTo(Outcome.JOINED);
    }

    @Test
    @DisplayName("the invites of who was removed, or left, end with them")
    default void acceptAfterGiverLeft() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        Actor removed = on.joined("removed", "admin");
        Actor leaver = on.joined("leaver", "admin");
        Invite bens = on.invite(removed, ben, "member");
        on.invite(leaver, joe, "member");

        on.muster.members().remove(on.ann, on.id(), Scene.idOf(removed));
        on.muster.members().leave(leaver, on.id());

        on.refused(Reason.INVITE_REVOKED, () -> on.accept(ben));
        on.refused(Reason.INVITE_REVOKED, () -> on.accept(joe));
        assertThat(on.get(bens.id()).endReason()).isEqualTo(EndReason.INVITER_REMOVED);
    }

    @Test
    @DisplayName("what a system actor promised is given")
    default void acceptFromSystem() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        on.invite(Scene.SYSTEM, ben, "owner");
        assertThat(on.muster.invites().preview(on.token(ben)).inviterName()).isNull();
        assertThat(on.accept(ben).outcome()).isEqualTo(Outcome.JOINED);
    }

    @Test
    @DisplayName("of an invite that several people had a hand in, each is judged for what they gave")
    default void acceptFromSeveralGivers() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Actor inviter = on.joined("inviter", "inviter");
        Actor admin = on.joined("admin", "admin");
        Invite invite = on.invite(inviter, ben, "success");
        on.muster.invites().edit(admin, on.id(), invite.id(), InviteEdit.of().roles("success", "accountant"));

        demote(on, admin);
        assertThat(on.refused(Reason.INVITER_LACKS_AUTHORITY, () -> on.accept(ben))
                        .missing())
                .contains(PermissionPattern.of("invoice:approve"));
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(admin), MemberEdit.of().roles("admin"));
        demote(on, inviter);
        assertThat(on.refused(Reason.INVITER_LACKS_AUTHORITY, () -> on.accept(ben))
                        .missing())
                .containsExactly(PermissionPattern.of("invoice:read"));
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(inviter), MemberEdit.of().roles("success"));
        on.accept(ben);
    }

    private static void demote(Scene on, Actor actor) {
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(actor), MemberEdit.of().roles("member"));
    }
}
