package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
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
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Editing an invite that has not ended. */
interface InviteEditRules extends RulesPart {

    @Test
    @DisplayName("an edit changes what it names in one change, and the link that went out stays good")
    default void inviteEditChangesWhatItNames() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite before = on.invite(on.ann, ben, "member");
        String token = on.token(ben);
        on.clock.advance(Duration.ofHours(1));

        Invite after = on.muster
                .invites()
                .edit(
                        on.ann,
                        on.id(),
                        before.id(),
                        InviteEdit.of()
                                .name("Ben")
                                .location("Oslo")
                                .roles("success")
                                .attributes(Map.of("desk", "4b"))
                                .expiresIn(Duration.ofDays(2)));

        assertThat(after.name()).isEqualTo("Ben");
        assertThat(after.location()).isEqualTo("Oslo");
        assertThat(after.roles()).extracting(RoleGrant::role).containsExactly(RoleId.of("success"));
        assertThat(after.attributes()).containsExactly(Map.entry("desk", "4b"));
        assertThat(after.expiresAt()).isEqualTo(on.clock.instant().plus(Duration.ofDays(2)));
        assertThat(after.rev()).isEqualTo(on.now().rev());
        assertThat(on.get(before.id())).isEqualTo(after);
        TeamEvent event = on.heard.get(on.heard.size() - 1);
        assertThat(event.type()).isEqualTo(EventType.INVITE_EDITED);
        assertThat(event.changes())
                .extracting(FieldChange::field)
                .containsExactly("name", "location", "roles", "attributes.desk", "expiresAt");
        assertThat(on.muster.invites().preview(token).roles()).containsExactly("Customer Success");
        assertThat(on.mail.to(Scene.address(ben))).hasSize(1);
    }

    @Test
    @DisplayName("what an edit does not name stays, and white space takes a name or location away")
    default void inviteEditLeavesTheRest() {
        Scene on = Scene.on(subject());
        Invite before = on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(Scene.user("ben")))
                                .name("Ben")
                                .location("Oslo")
                                .role("member"));

        Invite moved = on.muster
                .invites()
                .edit(on.ann, on.id(), before.id(), InviteEdit.of().location("Rome"));
        assertThat(moved.name()).isEqualTo("Ben");
        assertThat(moved.expiresAt()).isEqualTo(before.expiresAt());
        Invite bare = on.muster
                .invites()
                .edit(on.ann, on.id(), before.id(), InviteEdit.of().name("").location("  "));
        assertThat(bare.name()).isNull();
        assertThat(bare.location()).isNull();
        assertThat(bare.displayName()).isEqualTo(before.email().value());
    }

    @Test
    @DisplayName("an edit that changes nothing is no change")
    default void inviteEditNothing() {
        Scene on = Scene.on(subject());
        Invite before = on.send(on.ann, Scene.address(Scene.user("ben")), "member");
        Snapshot all = Snapshot.of(subject(), on.id());

        assertThat(on.muster.invites().edit(on.ann, on.id(), before.id(), InviteEdit.of()))
                .isEqualTo(before);
        assertThat(on.muster
                        .invites()
                        .edit(on.ann, on.id(), before.id(), InviteEdit.of().roles("member")))
                .isEqualTo(before);
        assertThat(Snapshot.of(subject(), on.id())).isEqualTo(all);
    }

    @Test
    @DisplayName("the roles of an invite are changed under the ceiling: those it has and those it is to get")
    default void inviteEditUnderTheCeiling() {
        Scene on = Scene.on(subject());
        Actor admin = on.joined("admin", "admin");
        Actor inviter = on.joined("inviter", "inviter");
        Invite ofOwner = on.send(on.ann, Scene.address(Scene.user("ben")), "owner");
        Invite small = on.send(inviter, Scene.address(Scene.user("joe")), "success");

        on.refused(
                Reason.OWNER_ONLY,
                () -> edit(on, admin, ofOwner, InviteEdit.of().roles("member")));
        on.refused(
                Reason.OWNER_ONLY,
                () -> edit(on, admin, ofOwner, InviteEdit.of().location("Oslo")));
        on.refused(
                Reason.OWNER_ONLY, () -> edit(on, admin, small, InviteEdit.of().roles("owner")));
        MusterException refusal = on.refused(
                Reason.CEILING_EXCEEDED,
                () -> edit(on, inviter, small, InviteEdit.of().roles("accountant")));
        assertThat(refusal.missing()).containsExactly(PermissionPattern.of("invoice:approve"));
        edit(on, on.ann, small, InviteEdit.of().roles("accountant"));
        on.refused(
                Reason.CEILING_EXCEEDED,
                () -> edit(on, inviter, small, InviteEdit.of().roles("member")));
        on.refused(
                Reason.ROLE_NOT_FOUND,
                () -> edit(on, on.ann, small, InviteEdit.of().roles("nobody")));
    }

    @Test
    @DisplayName("one edits one's own invites, and others' with invites:manage")
    default void inviteEditOwnAndOthers() {
        Scene on = Scene.on(subject());
        Actor admin = on.joined("admin", "admin");
        Actor inviter = on.joined("inviter", "inviter");
        Invite anns = on.send(on.ann, Scene.address(Scene.user("ben")), "member");
        Invite own = on.send(inviter, Scene.address(Scene.user("joe")), "member");
        InviteEdit edit = InviteEdit.of().location("Oslo");

        on.refused(Reason.PERMISSION_MISSING, () -> edit(on, inviter, anns, edit));
        edit(on, inviter, own, edit);
        edit(on, admin, anns, edit);
        on.muster.members().remove(on.ann, on.id(), Scene.idOf(inviter));
        on.refused(Reason.TEAM_NOT_FOUND, () -> edit(on, inviter, own, edit));
    }

    @Test
    @DisplayName("who gave a role stays its giver when somebody else edits the rest")
    default void inviteEditGiversStay() {
        Scene on = Scene.on(subject());
        Actor admin = on.joined("admin", "admin");
        Instant friday = on.clock.instant().plus(Duration.ofDays(3));
        Invite invite = on.send(admin, Scene.address(Scene.user("ben")), "success");

        Invite edited = edit(
                on,
                on.ann,
                invite,
                InviteEdit.of()
                        .grants(List.of(
                                NewGrant.of("success"),
                                NewGrant.of("accountant").until(friday))));

        assertThat(edited.roles())
                .containsExactly(
                        new RoleGrant(RoleId.of("success"), null, admin.ref()),
                        new RoleGrant(RoleId.of("accountant"), friday, on.ann.ref()));
        assertThat(edited.invitedBy()).isEqualTo(admin.ref());
    }

    @Test
    @DisplayName("a lost update is refused where the caller said what they had seen")
    default void inviteEditStaleRev() {
        Scene on = Scene.on(subject());
        Invite seen = on.send(on.ann, Scene.address(Scene.user("ben")), "member");
        Invite meanwhile = edit(on, on.ann, seen, InviteEdit.of().location("Oslo"));

        MusterException refusal = on.refused(
                Reason.STALE_REV,
                () -> edit(on, on.ann, seen, InviteEdit.of().location("Rome").ifRev(seen.rev())));
        assertThat(refusal.details()).containsEntry("rev", String.valueOf(meanwhile.rev()));
        edit(on, on.ann, seen, InviteEdit.of().location("Rome").ifRev(meanwhile.rev()));
    }

    @Test
    @DisplayName("an invite is open for 1 hour to 30 days")
    default void inviteEditBounds() {
        Scene on = Scene.on(subject());
        Invite invite = on.send(on.ann, Scene.address(Scene.user("ben")), "member");
        for (Duration bad : List.of(
                Duration.ZERO, Duration.ofMinutes(59), Duration.ofDays(30).plusMillis(1))) {
            InvalidValueException refusal = on.throwsAndChangesNothing(
                    InvalidValueException.class,
                    () -> edit(on, on.ann, invite, InviteEdit.of().expiresIn(bad)));
            assertThat(refusal.field()).isEqualTo("expiresIn");
        }
        edit(on, on.ann, invite, InviteEdit.of().expiresIn(Duration.ofHours(1)));
        edit(on, on.ann, invite, InviteEdit.of().expiresIn(Duration.ofDays(30)));
    }

    private static Invite edit(Scene on, Actor actor, Invite invite, InviteEdit edit) {
        return on.muster.invites().edit(actor, on.id(), invite.id(), edit);
    }
}
