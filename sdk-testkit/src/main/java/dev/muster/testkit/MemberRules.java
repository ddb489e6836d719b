package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
import dev.muster.model.Invite;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.MemberStatus;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Editing, suspending and removing members. */
interface MemberRules extends RulesPart {

    @Test
    @DisplayName("name, location, attributes and roles change in one change; what is not named stays")
    default void memberEditedAtOnce() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("Ben", "member"));
        long rev = on.now().rev();

        Member edited = on.muster
                .members()
                .edit(
                        on.ann,
                        on.id(),
                        ben,
                        MemberEdit.of()
                                .name("Benjamin")
                                .location("Oslo")
                                .attributes(Map.of("desk", "12"))
                                .roles("admin", "success")
                                .ifRev(rev));

        assertThat(edited.rev()).isEqualTo(rev + 1).isEqualTo(on.now().rev());
        assertThat(edited.person().name()).isEqualTo("Benjamin");
        assertThat(edited.location()).isEqualTo("Oslo");
        assertThat(edited.attributes()).isEqualTo(Map.of("desk", "12"));
        assertThat(edited.roles())
                .containsExactly(
                        new RoleGrant(RoleId.of("admin"), null, on.ann.ref()),
                        new RoleGrant(RoleId.of("success"), null, on.ann.ref()));
        assertThat(on.muster.members().get(on.ann, on.id(), ben)).isEqualTo(edited);
        assertThat(on.last().type()).isEqualTo(EventType.MEMBER_EDITED);
        assertThat(on.last().user()).isEqualTo(ben);
        assertThat(on.last().changes())
                .containsExactlyInAnyOrder(
                        new FieldChange("name", "Ben", "Benjamin"),
                        new FieldChange("location", null, "Oslo"),
                        new FieldChange("attributes.desk", null, "12"),
                        new FieldChange("roles", "member", "admin, success"));

        Member moved =
                on.muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().location(""));
        assertThat(moved.location()).isNull();
        assertThat(moved.person().name()).isEqualTo("Benjamin");
        assertThat(moved.roles()).isEqualTo(edited.roles());
        assertThat(moved.attributes()).isEqualTo(edited.attributes());
    }

    @Test
    @DisplayName("an edit that changes nothing is no change: no event, and the revs stay")
    default void memberEditedToTheSame() {
        Scene on = Scene.on(subject());
        Member ben = on.member("Ben", "member", "success");
        Snapshot before = Snapshot.of(subject(), on.id());

        assertThat(on.muster.members().edit(on.ann, on.id(), ben.user(), MemberEdit.of()))
                .isEqualTo(ben);
        MemberEdit same = MemberEdit.of().name("Ben").location("").roles("member", "success");
        assertThat(on.muster.members().edit(on.ann, on.id(), ben.user(), same.attributes(Map.of())))
                .isEqualTo(ben);

        assertThat(Snapshot.of(subject(), on.id())).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "a lost update is refused where the rev that was seen is given, be it one's own or the team's other business")
    default void memberIfRev() {
        Scene on = Scene.on(subject());
        Member ben = on.member("Ben", "member");
        on.member("Cem", "member");

        MemberEdit seen = MemberEdit.of().ifRev(ben.rev());
        Member first = on.muster.members().edit(on.ann, on.id(), ben.user(), seen.location("Oslo"));
        assertThat(on.refused(
                                Reason.STALE_REV,
                                () -> on.muster.members().edit(on.ann, on.id(), ben.user(), seen.location("Rome")))
                        .details())
                .containsEntry("rev", String.valueOf(first.rev()));
        on.refused(Reason.STALE_REV, () -> on.muster.members().edit(on.ann, on.id(), ben.user(), seen));
    }

    @Test
    @DisplayName("everybody edits their own name and location, whatever their roles, and nothing else of their own")
    default void memberOwnProfile() {
        Scene on = Scene.on(subject());
        Actor ben = on.joined("Ben", "success");
        UserId id = Scene.idOf(ben);

        assertThat(on.muster
                        .members()
                        .edit(ben, on.id(), id, MemberEdit.of().name("B").location("Oslo"))
                        .location())
                .isEqualTo("Oslo");
        assertThat(on.muster.members().get(ben, on.id(), id).person().name()).isEqualTo("B");
        on.refused(
                Reason.PERMISSION_MISSING,
                () -> on.muster
                        .members()
                        .edit(ben, on.id(), id, MemberEdit.of().location("Rome").attributes(Map.of("k", "v"))));
        on.refused(
                Reason.PERMISSION_MISSING,
                () -> on.muster.members().edit(ben, on.id(), id, MemberEdit.of().roles("success")));
        assertThat(on.muster
                        .members()
                        .edit(on.ann, on.id(), on.annId, MemberEdit.of().name("Anna"))
                        .person()
                        .name())
                .isEqualTo("Anna");
    }

    @Test
    @DisplayName("a suspended member keeps what they are, does nothing but leave, and is resumed as they were")
    default void memberSuspended() {
        Scene on = Scene.on(subject());
        Actor ben = on.joined("Ben", "admin");
        UserId id = Scene.idOf(ben);

        Member suspended = on.muster.members().suspend(on.ann, on.id(), id);
        assertThat(suspended.status()).isEqualTo(MemberStatus.SUSPENDED);
        assertThat(suspended.roles()).hasSize(1);
        assertThat(on.last().changes()).containsExactly(new FieldChange("status", "ACTIVE", "SUSPENDED"));
        assertThat(on.muster.members().suspend(on.ann, on.id(), id)).isEqualTo(suspended);
        assertThat(on.now().rev()).isEqualTo(suspended.rev());
        on.refused(Reason.MEMBER_SUSPENDED, () -> on.muster.members().resume(ben, on.id(), id));

        Member resumed = on.muster.members().resume(on.ann, on.id(), id);
        assertThat(resumed.status()).isEqualTo(MemberStatus.ACTIVE);
        assertThat(on.muster.members().resume(on.ann, on.id(), id)).isEqualTo(resumed);
        assertThat(on.now().rev()).isEqualTo(resumed.rev());

        on.muster.members().suspend(on.ann, on.id(), id);
        assertThat(on.muster.members().leave(ben, on.id()).type()).isEqualTo(EventType.MEMBER_LEFT);
    }

    @Test
    @DisplayName("with a removed member go the open invites that they sent, and one to their address")
    default void memberRemoved() {
        Scene on = Scene.on(subject());
        Actor ben = on.joined("Ben", "inviter");
        Invite theirs = on.muster
                .invites()
                .send(ben, on.id(), NewInvite.to("a@example.com").role("member"));
        Invite expired = on.muster
                .invites()
                .send(ben, on.id(), NewInvite.to("b@example.com").role("member").expiresIn(Duration.ofHours(1)));
        Invite others = on.muster
                .invites()
                .send(on.ann, on.id(), NewInvite.to("c@example.com").role("member"));
        Invite ended = on.muster
                .invites()
                .send(ben, on.id(), NewInvite.to("d@example.com").role("member"));
        on.muster.invites().revoke(ben, on.id(), ended.id());
        on.clock.advance(Duration.ofHours(2));

        TeamEvent event = on.muster.members().remove(on.ann, on.id(), Scene.idOf(ben));

        assertThat(event.type()).isEqualTo(EventType.MEMBER_REMOVED);
        assertThat(event.user()).isEqualTo(Scene.idOf(ben));
        on.refused(Reason.MEMBER_NOT_FOUND, () -> on.get(ben));
        for (Invite gone : List.of(theirs, expired)) {
            Invite now = on.muster.invites().get(on.ann, on.id(), gone.id());
            assertThat(now.status()).isEqualTo(InviteStatus.REVOKED);
            assertThat(now.endReason()).isEqualTo(EndReason.INVITER_REMOVED);
            assertThat(now.rev()).isEqualTo(event.rev());
        }
        assertThat(on.muster.invites().get(on.ann, on.id(), others.id()).status())
                .isEqualTo(InviteStatus.PENDING);
        assertThat(on.muster.invites().get(on.ann, on.id(), ended.id()).endReason())
                .isEqualTo(EndReason.REVOKED);
        on.refused(Reason.MEMBER_NOT_FOUND, () -> on.muster.members().remove(on.ann, on.id(), Scene.idOf(ben)));
    }

    @Test
    @DisplayName("an open invite to the address of a member who goes ends with them")
    default void memberAddressed() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        Invite invite = on.invite(on.ann, ben, "member");
        UserId other = Scene.idOf(on.joined("other", "member"));
        on.muster.members().updatePerson(Scene.SYSTEM, Person.of(other, Scene.address(ben)));

        on.muster.members().leave(Actor.user(other), on.id());

        Invite now = on.muster.invites().get(on.ann, on.id(), invite.id());
        assertThat(now.status()).isEqualTo(InviteStatus.REVOKED);
        assertThat(now.endReason()).isEqualTo(EndReason.INVITEE_REMOVED);
    }
}
