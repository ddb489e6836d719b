package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.Invite;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.NewRole;
import dev.muster.model.Role;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of who has a role when it goes. */
interface DeletedRoleRules extends RulesPart {

    RoleId SUCCESS = RoleId.of("success");

    private static Role clerk(Scene on) {
        return on.muster
                .roles()
                .make(on.ann, on.id(), NewRole.named("Clerk").permissions("members:read", "invoice:read"));
    }

    @Test
    @DisplayName("a role that nobody has goes without a word, and is not there any more")
    default void deletedUnused() {
        Scene on = Scene.on(subject());
        Role role = clerk(on);
        TeamEvent event = on.muster.roles().delete(on.ann, on.id(), role.id(), null);
        assertThat(event.type()).isEqualTo(EventType.ROLE_DELETED);
        assertThat(event.role()).isEqualTo(role.id());
        assertThat(event.subject()).isEqualTo("Clerk");
        on.refused(Reason.ROLE_NOT_FOUND, () -> on.muster.roles().get(on.ann, on.id(), role.id()));
        on.refused(Reason.ROLE_NOT_FOUND, () -> on.muster.roles().delete(on.ann, on.id(), role.id(), null));
    }

    @Test
    @DisplayName("a role that somebody has, or is invited with, goes only with a replacement, which keeps the ends")
    default void deletedInUse() {
        Scene on = Scene.on(subject());
        Role role = clerk(on);
        String id = role.id().value();
        Instant soon = on.clock.instant().plus(Duration.ofDays(1));
        Actor ben = on.joined("ben", "people", id);
        Actor cat = on.joined("cat", "member");
        grant(on, cat, NewGrant.of(role.id()).until(soon), NewGrant.of("people"));
        Actor dan = on.joined("dan", "member");
        grant(on, dan, NewGrant.of(role.id()).until(soon), NewGrant.of(SUCCESS));
        UserId eve = Scene.user("eve");
        Invite invite = on.invite(on.ann, eve, id);

        assertThat(on.refused(Reason.ROLE_IN_USE, () -> on.muster.roles().delete(on.ann, on.id(), role.id(), null))
                        .details())
                .containsEntry("members", "3")
                .containsEntry("invites", "1");
        on.refused(
                Reason.ROLE_NOT_FOUND,
                () -> on.muster.roles().delete(on.ann, on.id(), role.id(), RoleId.of("nonesuch")));
        on.invalid(
                "replacement", Code.MALFORMED, () -> on.muster.roles().delete(on.ann, on.id(), role.id(), role.id()));

        long rev = on.now().rev();
        on.muster.roles().delete(on.ann, on.id(), role.id(), SUCCESS);

        assertThat(on.now().rev()).isEqualTo(rev + 1);
        assertThat(on.get(ben).roles())
                .containsExactly(
                        new RoleGrant(RoleId.of("people"), null, Scene.SYSTEM.ref()),
                        new RoleGrant(SUCCESS, null, on.ann.ref()));
        assertThat(on.get(cat).roles()).contains(new RoleGrant(SUCCESS, soon, on.ann.ref()));
        assertThat(on.get(dan).roles())
                .as("of two ends the later one counts")
                .containsExactly(new RoleGrant(SUCCESS, null, on.ann.ref()));
        assertThat(on.get(invite.id()).roles()).containsExactly(new RoleGrant(SUCCESS, null, on.ann.ref()));
        assertThat(on.history().stream().filter(event -> event.rev() == rev + 1))
                .extracting(TeamEvent::type)
                .containsExactly(
                        EventType.ROLE_DELETED,
                        EventType.MEMBER_EDITED,
                        EventType.MEMBER_EDITED,
                        EventType.MEMBER_EDITED,
                        EventType.INVITE_EDITED);
        assertThat(on.accept(eve).joined().roles().get(0).role()).isEqualTo(SUCCESS);
    }

    private static void grant(Scene on, Actor who, NewGrant... grants) {
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(who), MemberEdit.of().grants(List.of(grants)));
    }

    @Test
    @DisplayName("an expired invite counts as well, since it can be sent again")
    default void deletedInExpiredInvite() {
        Scene on = Scene.on(subject());
        Role role = clerk(on);
        Invite invite =
                on.send(on.ann, Scene.address(Scene.user("eve")), role.id().value());
        on.clock.advance(Duration.ofDays(8));
        on.refused(Reason.ROLE_IN_USE, () -> on.muster.roles().delete(on.ann, on.id(), role.id(), null));
        on.muster.roles().delete(on.ann, on.id(), role.id(), SUCCESS);
        on.muster.invites().resend(on.ann, on.id(), invite.id());
        assertThat(on.get(invite.id()).roles()).extracting(RoleGrant::role).containsExactly(SUCCESS);
    }

    @Test
    @DisplayName(
            "who deletes a role, be it used or not, needs all that the replacement gives, and only an owner gives the owner role")
    default void deletedCeiling() {
        Scene on = Scene.on(subject());
        Role maker = on.muster
                .roles()
                .make(
                        on.ann,
                        on.id(),
                        NewRole.named("Maker").permissions("members:read", "invoice:read", "roles:manage"));
        Actor max = on.joined("max", maker.id().value());
        Role role = clerk(on);
        for (String more : new String[] {"accountant", "owner"}) {
            Reason reason = more.equals("owner") ? Reason.OWNER_ONLY : Reason.CEILING_EXCEEDED;
            on.refused(reason, () -> on.muster.roles().delete(max, on.id(), role.id(), RoleId.of(more)));
        }
        Actor ben = on.joined("ben", role.id().value());

        on.refused(
                Reason.CEILING_EXCEEDED,
                () -> on.muster.roles().delete(max, on.id(), role.id(), RoleId.of("accountant")));
        on.refused(Reason.OWNER_ONLY, () -> on.muster.roles().delete(max, on.id(), role.id(), RoleId.of("owner")));
        on.muster.roles().delete(max, on.id(), role.id(), SUCCESS);
        assertThat(on.get(ben).roles()).containsExactly(new RoleGrant(SUCCESS, null, max.ref()));
    }
}
