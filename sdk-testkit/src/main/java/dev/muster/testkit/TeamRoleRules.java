package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewRole;
import dev.muster.model.Permission;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import dev.muster.model.RoleStatus;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Roles that a team makes for itself. */
interface TeamRoleRules extends RulesPart {

    private static boolean approves(Scene on, Actor who) {
        return on.muster.access().can(Scene.idOf(who), on.id(), Permission.of("invoice:approve"));
    }

    @Test
    @DisplayName("a role that a team made is listed behind those of the code, by name, and means what it says at once")
    default void roleMade() {
        Scene on = Scene.on(subject());
        Role zebra = on.muster.roles().make(on.ann, on.id(), NewRole.named("Zebra"));
        Role clerk = on.muster
                .roles()
                .make(
                        on.ann,
                        on.id(),
                        NewRole.named(" Clerk ").description("Approves").permissions("invoice:approve"));

        assertThat(clerk.name()).isEqualTo("Clerk");
        assertThat(clerk.origin()).isEqualTo(Role.Origin.TEAM);
        assertThat(clerk.status()).isEqualTo(RoleStatus.ACTIVE);
        assertThat(clerk.rev()).isEqualTo(on.now().rev());
        assertThat(clerk.permissions()).containsExactly(PermissionPattern.of("invoice:approve"));
        assertThat(on.muster.roles().get(on.ann, on.id(), clerk.id())).isEqualTo(clerk);
        assertThat(on.muster.roles().list(on.ann, on.id()))
                .hasSize(Scene.ROLES.roles().size() + 2)
                .endsWith(clerk, zebra);

        Actor ben = on.joined("ben", "member", clerk.id().value());
        assertThat(approves(on, ben)).isTrue();
        UserId cat = Scene.user("cat");
        on.invite(on.ann, cat, clerk.id().value());
        assertThat(on.accept(cat).joined().roles().get(0).role()).isEqualTo(clerk.id());
        assertThat(approves(on, Actor.user(cat))).isTrue();
    }

    @Test
    @DisplayName("an edit reaches all holders at once, and tells what was before and after")
    default void roleEdited() {
        Scene on = Scene.on(subject());
        Role role = on.muster
                .roles()
                .make(on.ann, on.id(), NewRole.named("Clerk").permissions("invoice:read", "members:read"));
        Actor ben = on.joined("ben", role.id().value());
        assertThat(approves(on, ben)).isFalse();

        Role edited = on.muster
                .roles()
                .edit(
                        on.ann,
                        on.id(),
                        role.id(),
                        RoleEdit.of()
                                .name("Approver")
                                .permissions("invoice:*")
                                .includes("success")
                                .ifRev(role.rev()));

        assertThat(approves(on, ben)).isTrue();
        assertThat(edited.own()).containsExactly(PermissionPattern.of("invoice:*"));
        assertThat(edited.permissions())
                .extracting(PermissionPattern::value)
                .containsExactly("invoice:*", "invoice:read", "members:read");
        TeamEvent event = on.last();
        assertThat(event.type()).isEqualTo(EventType.ROLE_EDITED);
        assertThat(event.role()).isEqualTo(role.id());
        assertThat(event.subject()).isEqualTo("Approver");
        assertThat(event.changes())
                .containsExactly(
                        new FieldChange("name", "Clerk", "Approver"),
                        new FieldChange("permissions", "invoice:read, members:read", "invoice:*"),
                        new FieldChange("includes", null, "success"));
        on.refused(
                Reason.STALE_REV,
                () -> on.muster
                        .roles()
                        .edit(
                                on.ann,
                                on.id(),
                                role.id(),
                                RoleEdit.of().name("X").ifRev(role.rev())));
        long rev = on.now().rev();
        assertThat(on.muster
                        .roles()
                        .edit(on.ann, on.id(), role.id(), RoleEdit.of().name("Approver")))
                .isEqualTo(edited);
        assertThat(on.now().rev()).isEqualTo(rev);
    }

    @Test
    @DisplayName("a copy holds and includes what its model does, and goes its own way from then on")
    default void roleCopied() {
        Scene on = Scene.on(subject());
        Role copy = on.muster.roles().copy(on.ann, on.id(), RoleId.of("admin"), "Deputy");
        Role admin = on.muster.roles().get(on.ann, on.id(), RoleId.of("admin"));
        assertThat(copy.own()).isEqualTo(admin.own());
        assertThat(copy.origin()).isEqualTo(Role.Origin.TEAM);
        on.muster.roles().edit(on.ann, on.id(), copy.id(), RoleEdit.of().permissions("members:read"));
        assertThat(on.muster.roles().get(on.ann, on.id(), RoleId.of("admin"))).isEqualTo(admin);
        on.refused(Reason.ROLE_NAME_TAKEN, () -> on.muster.roles().copy(on.ann, on.id(), copy.id(), "DEPUTY"));
    }

    @Test
    @DisplayName("a retired role stays where it is, open invites included, and is not newly given in any way")
    default void roleRetired() {
        Scene on = Scene.on(subject());
        Role role =
                on.muster.roles().make(on.ann, on.id(), NewRole.named("Clerk").permissions("invoice:approve"));
        String id = role.id().value();
        Actor ben = on.joined("ben", "member", id);
        Actor dan = on.joined("dan", "member");
        UserId cat = Scene.user("cat");
        on.invite(on.ann, cat, id);

        Role retired = on.muster.roles().retire(on.ann, on.id(), role.id());

        assertThat(retired.status()).isEqualTo(RoleStatus.RETIRED);
        assertThat(on.last().type()).isEqualTo(EventType.ROLE_RETIRED);
        assertThat(approves(on, ben)).isTrue();
        assertThat(on.accept(cat).joined().roles().get(0).role()).isEqualTo(role.id());
        MemberEdit keeping = MemberEdit.of().roles(id, "success");
        assertThat(on.muster
                        .members()
                        .edit(on.ann, on.id(), Scene.idOf(ben), keeping)
                        .roles())
                .hasSize(2);
        assertThat(on.muster.roles().assignableRoles(on.ann, on.id()))
                .extracting(Role::id)
                .doesNotContain(role.id());
        on.refused(Reason.ROLE_RETIRED, () -> on.send(on.ann, Scene.address(Scene.user("eve")), id));
        on.refused(Reason.ROLE_RETIRED, () -> on.muster.members().edit(on.ann, on.id(), Scene.idOf(dan), keeping));
        on.refused(Reason.ROLE_RETIRED, () -> on.joined("fay", id));
        on.refused(
                Reason.ROLE_RETIRED,
                () -> on.muster
                        .roles()
                        .make(on.ann, on.id(), NewRole.named("New").includes(id)));
        on.refused(
                Reason.ROLE_RETIRED,
                () -> on.muster.members().transferOwnership(on.ann, on.id(), Scene.idOf(dan), role.id()));

        on.muster.roles().restore(on.ann, on.id(), role.id());
        assertThat(on.muster
                        .members()
                        .edit(on.ann, on.id(), Scene.idOf(dan), keeping)
                        .roles())
                .hasSize(2);
    }

    @Test
    @DisplayName("a role of the code cannot be changed at run time, and one of another team is not there")
    default void roleOfCodeOrElsewhere() {
        Scene on = Scene.on(subject());
        Scene there = Scene.on(subject());
        RoleId code = RoleId.of("success");
        RoleId foreign = there.muster
                .roles()
                .make(there.ann, there.id(), NewRole.named("Theirs"))
                .id();
        for (RoleId role : new RoleId[] {code, foreign, RoleId.of("nonesuch")}) {
            Reason reason = role.equals(code) ? Reason.ROLE_IN_CODE : Reason.ROLE_NOT_FOUND;
            on.refused(
                    reason,
                    () -> on.muster
                            .roles()
                            .edit(on.ann, on.id(), role, RoleEdit.of().name("Mine")));
            on.refused(reason, () -> on.muster.roles().retire(on.ann, on.id(), role));
            on.refused(reason, () -> on.muster.roles().delete(on.ann, on.id(), role, RoleId.of("member")));
        }
        for (String role : new String[] {foreign.value(), "nonesuch"}) {
            on.refused(Reason.ROLE_NOT_FOUND, () -> on.joined("ben", role));
            on.refused(
                    Reason.ROLE_NOT_FOUND,
                    () -> on.muster
                            .roles()
                            .make(on.ann, on.id(), NewRole.named("New").includes(role)));
            on.refused(Reason.ROLE_NOT_FOUND, () -> on.muster.roles().copy(on.ann, on.id(), RoleId.of(role), "New"));
        }
    }
}
