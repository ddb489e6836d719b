package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.Limits;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.NewRole;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a role of a team's own may hold and be called, and who may make it so. */
interface RoleBoundRules extends RulesPart {

    private static Role make(Scene on, Actor actor, String name, String... permissions) {
        return on.muster.roles().make(actor, on.id(), NewRole.named(name).permissions(permissions));
    }

    @Test
    @DisplayName("nobody makes a role of more than they have, nor for longer; a refusal names what they lack")
    default void roleCeiling() {
        Scene on = Scene.on(subject());
        Role maker = make(on, on.ann, "Maker", "members:read", "roles:manage", "invoice:read");
        Actor max = on.joined("max", maker.id().value());

        assertThat(make(on, max, "Reader", "invoice:read").own()).hasSize(1);
        assertThat(on.refused(Reason.CEILING_EXCEEDED, () -> make(on, max, "Wide", "invoice:*", "invoice:read"))
                        .missing())
                .containsExactly(PermissionPattern.of("invoice:*"));
        assertThat(on.refused(
                                Reason.CEILING_EXCEEDED,
                                () -> on.muster
                                        .roles()
                                        .make(
                                                max,
                                                on.id(),
                                                NewRole.named("Wide").includes("accountant")))
                        .missing())
                .containsExactly(PermissionPattern.of("invoice:approve"));
        on.refused(Reason.CEILING_EXCEEDED, () -> on.muster.roles().copy(max, on.id(), roleOf("admin"), "Deputy"));
        on.refused(
                Reason.CEILING_EXCEEDED,
                () -> on.muster
                        .roles()
                        .edit(max, on.id(), maker.id(), RoleEdit.of().permissions("roles:manage", "team:update")));

        Actor tom = on.joined("tom", "member");
        NewGrant aWhile = NewGrant.of(maker.id()).until(on.clock.instant().plus(Duration.ofDays(1)));
        on.muster
                .members()
                .edit(on.ann, on.id(), Scene.idOf(tom), MemberEdit.of().grants(List.of(aWhile)));
        on.refused(Reason.CEILING_EXCEEDED, () -> make(on, tom, "Lasting", "invoice:read"));
        assertThat(make(on, tom, "Empty").own()).isEmpty();
    }

    private static RoleId roleOf(String id) {
        return RoleId.of(id);
    }

    @Test
    @DisplayName("nobody edits, retires or deletes a role that gives more than they have")
    default void roleCeilingOfPresent() {
        Scene on = Scene.on(subject());
        Actor max = on.joined(
                "max",
                make(on, on.ann, "Maker", "members:read", "roles:manage").id().value());
        Role strong = make(on, on.ann, "Strong", "invoice:approve");

        on.refused(
                Reason.CEILING_EXCEEDED,
                () -> on.muster
                        .roles()
                        .edit(max, on.id(), strong.id(), RoleEdit.of().permissions(Set.of())));
        on.refused(Reason.CEILING_EXCEEDED, () -> on.muster.roles().retire(max, on.id(), strong.id()));
        on.refused(Reason.CEILING_EXCEEDED, () -> on.muster.roles().delete(max, on.id(), strong.id(), null));
    }

    @Test
    @DisplayName("no two roles of a team have one name but for case, those of the code included")
    default void roleNameTaken() {
        Scene on = Scene.on(subject());
        Role clerk = make(on, on.ann, "Clerk \u00C9t\u00E9 🦊");
        Role other = make(on, on.ann, "Clerk \u00C9t\u00E9 🐻");

        for (String taken : new String[] {"CLERK \u00E9T\u00C9 🦊", "customer SUCCESS", "owner"}) {
            on.refused(Reason.ROLE_NAME_TAKEN, () -> make(on, on.ann, taken));
            on.refused(
                    Reason.ROLE_NAME_TAKEN,
                    () -> on.muster
                            .roles()
                            .edit(on.ann, on.id(), other.id(), RoleEdit.of().name(taken)));
        }
        assertThat(on.muster
                        .roles()
                        .edit(on.ann, on.id(), clerk.id(), RoleEdit.of().name("clerk \u00E9t\u00E9 🦊"))
                        .name())
                .isEqualTo("clerk \u00E9t\u00E9 🦊");
        Scene there = Scene.on(subject());
        assertThat(make(there, there.ann, "Clerk \u00C9t\u00E9 🦊").name()).isNotNull();
        on.muster.roles().delete(on.ann, on.id(), clerk.id(), null);
        assertThat(make(on, on.ann, "CLERK \u00C9T\u00C9 🦊").name()).isNotNull();
    }

    @Test
    @DisplayName(
            "two names that look alike but for invisible characters and white space are one, and none is invisible")
    default void roleNameSeen() {
        Scene on = Scene.on(subject());
        for (String admin : new String[] {
            "Admin\u200B",
            "\u2060Admin",
            "Ad\u00ADmin",
            "Adm\u200Din",
            "\uFEFFAdmin",
            "\u200Eadmin",
            "Admin\u2800",
            "Admin\uFE0F"
        }) {
            on.refused(Reason.ROLE_NAME_TAKEN, () -> make(on, on.ann, admin));
        }
        for (String success :
                new String[] {"Customer  Success", "Customer\u00A0Success", "Customer\u2003\u200BSuccess"}) {
            on.refused(Reason.ROLE_NAME_TAKEN, () -> make(on, on.ann, success));
        }
        Role family = make(on, on.ann, "Family \uD83D\uDC68\u200D\uD83D\uDC67");
        assertThat(family.name()).as("what is said is kept").isEqualTo("Family \uD83D\uDC68\u200D\uD83D\uDC67");
        for (String blank : new String[] {"\u200B", "\u2800", "\u00AD \u2060", "\u3164"}) {
            on.invalid("name", Code.BLANK, () -> make(on, on.ann, blank));
            on.invalid(
                    "name",
                    Code.BLANK,
                    () -> on.muster
                            .roles()
                            .edit(on.ann, on.id(), family.id(), RoleEdit.of().name(blank)));
        }
    }

    @Test
    @DisplayName("permissions that are not declared or malformed are refused, and so is too much of anything")
    default void roleBounds() {
        Scene on = Scene.on(
                subject(),
                builder -> builder.limits(Limits.builder()
                        .rolesPerTeam(2)
                        .permissionsPerRole(3)
                        .rolesPerMember(2)
                        .build()));
        for (String unknown : new String[] {"invoice:pay", "bill:*", "*:pay"}) {
            on.invalid("permissions", Code.UNKNOWN, () -> make(on, on.ann, "Role", unknown));
        }
        for (String malformed : new String[] {"invoice", "invoice:re*", "Invoice:read", "*:*:*", ""}) {
            on.invalid("permission", Code.MALFORMED, () -> make(on, on.ann, "Role", malformed));
        }
        on.invalid(
                "permissions",
                Code.TOO_MANY,
                () -> make(on, on.ann, "Role", "members:read", "members:invite", "members:update", "team:update"));
        on.invalid(
                "includes",
                Code.TOO_MANY,
                () -> on.muster
                        .roles()
                        .make(on.ann, on.id(), NewRole.named("Role").includes("success", "people", "member")));
        on.invalid("name", Code.TOO_LONG, () -> make(on, on.ann, "n".repeat(201)));
        on.invalid("name", Code.BLANK, () -> make(on, on.ann, " "));
        on.invalid(
                "description",
                Code.TOO_LONG,
                () -> on.muster
                        .roles()
                        .make(on.ann, on.id(), NewRole.named("Role").description("d".repeat(1_001))));

        Role first = make(on, on.ann, "n".repeat(200), "members:read", "members:invite", "members:update");
        make(on, on.ann, "Second");
        assertThat(on.refused(Reason.ROLES_EXHAUSTED, () -> make(on, on.ann, "Third"))
                        .details())
                .containsEntry("roles", "2");
        on.muster.roles().delete(on.ann, on.id(), first.id(), null);
        make(on, on.ann, "Third");
    }
}
