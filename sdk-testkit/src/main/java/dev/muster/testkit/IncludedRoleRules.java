package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewRole;
import dev.muster.model.Permission;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Roles that include other roles. */
interface IncludedRoleRules extends RulesPart {

    private static Role make(Scene on, String name, String... includes) {
        return on.muster.roles().make(on.ann, on.id(), NewRole.named(name).includes(includes));
    }

    private static Role edit(Scene on, Role role, RoleEdit edit) {
        return on.muster.roles().edit(on.ann, on.id(), role.id(), edit);
    }

    @Test
    @DisplayName("a role gives what those give that it includes, however deep, and follows when they change")
    default void includedDeep() {
        Scene on = Scene.on(subject());
        Role bottom = make(on, "Bottom", "success");
        Role top = bottom;
        for (int i = 0; i < 20; i++) {
            top = make(on, "Level " + i, top.id().value());
        }
        Actor ben = on.joined("ben", top.id().value());
        assertThat(on.muster.roles().get(on.ann, on.id(), top.id()).permissions())
                .extracting(PermissionPattern::value)
                .containsExactly("invoice:read", "members:read");
        assertThat(can(on, ben, "invoice:read")).isTrue();
        assertThat(can(on, ben, "invoice:approve")).isFalse();

        edit(on, bottom, RoleEdit.of().permissions("invoice:approve").includes(Set.of()));
        assertThat(can(on, ben, "invoice:read")).isFalse();
        assertThat(can(on, ben, "invoice:approve")).isTrue();
    }

    private static boolean can(Scene on, Actor who, String permission) {
        return on.muster.access().can(Scene.idOf(who), on.id(), Permission.of(permission));
    }

    @Test
    @DisplayName("roles cannot include each other in a circle, nor themselves, nor the owner role")
    default void includedInCircle() {
        Scene on = Scene.on(subject());
        Role a = make(on, "A");
        Role b = make(on, "B", a.id().value());
        Role c = make(on, "C", b.id().value());

        for (Role role : new Role[] {a, b, c}) {
            on.refused(
                    Reason.ROLE_CYCLE,
                    () -> edit(on, a, RoleEdit.of().includes(role.id().value())));
        }
        on.invalid("includes", Code.MALFORMED, () -> edit(on, a, RoleEdit.of().includes("owner")));
        assertThat(edit(on, c, RoleEdit.of().includes(a.id().value(), b.id().value()))
                        .includes())
                .containsExactlyInAnyOrder(a.id(), b.id());
    }

    @Test
    @DisplayName("who edits a role needs all that it reaches, and who gives it needs that too")
    default void includedCeiling() {
        Scene on = Scene.on(subject());
        Role maker = on.muster
                .roles()
                .make(
                        on.ann,
                        on.id(),
                        NewRole.named("Maker").permissions("members:read", "members:invite", "roles:manage"));
        Actor max = on.joined("max", maker.id().value());
        Role strong = make(on, "Strong", "accountant");
        Role over = make(on, "Over", strong.id().value());
        Role weak = on.muster.roles().make(max, on.id(), NewRole.named("Weak"));

        assertThat(on.refused(
                                Reason.CEILING_EXCEEDED,
                                () -> on.muster
                                        .roles()
                                        .edit(
                                                max,
                                                on.id(),
                                                weak.id(),
                                                RoleEdit.of().includes(over.id().value())))
                        .missing())
                .extracting(PermissionPattern::value)
                .containsExactly("invoice:approve", "invoice:read");
        on.refused(
                Reason.CEILING_EXCEEDED,
                () -> on.muster
                        .roles()
                        .edit(max, on.id(), over.id(), RoleEdit.of().includes(Set.of())));
        on.refused(
                Reason.CEILING_EXCEEDED,
                () -> on.send(max, Scene.address(Scene.user("eve")), over.id().value()));
        assertThat(on.muster.roles().assignableRoles(max, on.id()))
                .extracting(Role::id)
                .contains(weak.id())
                .doesNotContain(strong.id(), over.id());
    }

    @Test
    @DisplayName("a role that others include cannot be deleted, whatever replaces it")
    default void includedNotDeleted() {
        Scene on = Scene.on(subject());
        Role a = make(on, "A");
        Role b = make(on, "B", a.id().value());

        assertThat(on.refused(
                                Reason.ROLE_IN_USE,
                                () -> on.muster.roles().delete(on.ann, on.id(), a.id(), RoleId.of("member")))
                        .details())
                .containsEntry("includedBy", "[" + b.id() + "]");
        edit(on, b, RoleEdit.of().includes(Set.of()));
        on.muster.roles().delete(on.ann, on.id(), a.id(), null);
    }
}
