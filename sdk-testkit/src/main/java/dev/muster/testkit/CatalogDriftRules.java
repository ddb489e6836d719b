package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException;
import dev.muster.model.NewRole;
import dev.muster.model.Page;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleCatalog;
import dev.muster.model.RoleDrift;
import dev.muster.model.RoleDrift.Kind;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import dev.muster.model.RoleStatus;
import dev.muster.model.Slice;
import dev.muster.model.UserId;
import dev.muster.spi.StoredRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Roles that were stored when the catalogue was another one. */
interface CatalogDriftRules extends RulesPart {

    /** What the host's next version declares. */
    PermissionCatalog NEXT = PermissionCatalog.of("bill:read", "See bills")
            .and("invoice:approve", "Approve invoices")
            .renamed("invoice:see", "bill:read")
            .renamed("invoice:read", "invoice:see")
            .removed("invoice:print");

    private static RoleId store(Scene on, Set<RoleId> includes, String... permissions) {
        RoleId id = RoleId.of(UUID.randomUUID().toString());
        on.storage.change(on.id(), on.clock.instant(), tx -> {
            String name = "Stored " + id.value();
            tx.roles()
                    .insert(new StoredRole(
                            on.id(), id, name, null, Set.of(permissions), includes, RoleStatus.ACTIVE, 2));
            return id;
        });
        return id;
    }

    @Test
    @DisplayName(
            "renamed permissions are had under their new name, and removed, unknown and malformed ones grant nothing")
    default void driftReadsOn() {
        Scene on = Scene.on(subject());
        RoleId role = store(
                on,
                Set.of(RoleId.of("gone")),
                "invoice:read",
                "invoice:print",
                "cart:empty",
                "in voice:*",
                "invoice:approve");
        UserId ben = Scene.idOf(on.joined("ben", role.value()));
        Muster next = on.another(builder -> builder.permissions(NEXT).roles(rolesOfNext()));

        assertThat(next.access().permissionsOf(ben, on.id()))
                .containsExactly(Permission.of("bill:read"), Permission.of("invoice:approve"));
        assertThat(next.access().can(ben, on.id(), Permission.of("invoice:read")))
                .isFalse();
        assertThat(next.access().can(ben, on.id(), Permission.of("cart:empty"))).isFalse();
        Role read = next.roles().get(on.ann, on.id(), role);
        assertThat(read.own())
                .extracting(PermissionPattern::value)
                .containsExactly("bill:read", "cart:empty", "invoice:approve");

        assertThat(drift(next, on))
                .containsExactly(new RoleDrift(
                        on.id(),
                        role,
                        "Stored " + role.value(),
                        Map.of(
                                "invoice:read", Kind.RENAMED,
                                "invoice:print", Kind.REMOVED,
                                "cart:empty", Kind.UNKNOWN,
                                "in voice:*", Kind.MALFORMED),
                        Set.of("gone"),
                        null));

        next.roles()
                .edit(
                        on.ann,
                        on.id(),
                        role,
                        RoleEdit.of().permissions("bill:read", "cart:empty").includes(Set.of()));
        assertThat(drift(next, on))
                .extracting(RoleDrift::permissions)
                .containsExactly(Map.of("cart:empty", Kind.UNKNOWN));
        next.roles().edit(on.ann, on.id(), role, RoleEdit.of().permissions("bill:read"));
        assertThat(drift(next, on)).isEmpty();
    }

    private static RoleCatalog rolesOfNext() {
        return RoleCatalog.standard();
    }

    private static List<RoleDrift> drift(Muster muster, Scene on) {
        List<RoleDrift> all = new ArrayList<>();
        Page page = Page.first().size(7);
        Slice<RoleDrift> slice;
        do {
            slice = muster.roles().drift(Scene.SYSTEM, page);
            slice.items().stream().filter(one -> one.team().equals(on.id())).forEach(all::add);
            page = page.after(slice.next());
        } while (slice.next() != null);
        return all;
    }

    @Test
    @DisplayName("stored roles that include each other, which no rule lets be made, neither hang nor fail a check")
    default void driftInCircle() {
        Scene on = Scene.on(subject());
        RoleId first = RoleId.of(UUID.randomUUID().toString());
        RoleId second = store(on, Set.of(first), "invoice:read");
        on.storage.change(on.id(), on.clock.instant(), tx -> {
            tx.roles()
                    .insert(new StoredRole(
                            on.id(),
                            first,
                            "First",
                            null,
                            Set.of("invoice:approve"),
                            Set.of(second, first),
                            RoleStatus.ACTIVE,
                            2));
            return first;
        });
        for (RoleId role : List.of(first, second)) {
            Actor ben = on.joined("ben", role.value());
            assertThat(on.muster.access().permissionsOf(Scene.idOf(ben), on.id()))
                    .hasSize(2);
        }
    }

    @Test
    @DisplayName("only a system actor looks into the roles of all teams")
    default void driftIsForTheSystem() {
        Scene on = Scene.on(subject());
        assertThat(on.refused(
                                MusterException.Reason.SYSTEM_ONLY,
                                () -> on.muster.roles().drift(on.ann, Page.first()))
                        .kind())
                .isEqualTo(MusterException.Kind.FORBIDDEN);
    }

    @Test
    @DisplayName("a role of the code that takes the name of a team's own leaves that one to be changed, or renamed")
    default void driftOfName() {
        Scene on = Scene.on(subject());
        RoleId role = on.muster
                .roles()
                .make(on.ann, on.id(), NewRole.named("Support").permissions("invoice:read"))
                .id();
        Muster next = on.another(builder -> builder.roles(Scene.ROLES.role("desk", "SUPPORT", "members:read")));

        next.roles().edit(on.ann, on.id(), role, RoleEdit.of().permissions("invoice:approve"));
        next.roles().edit(on.ann, on.id(), role, RoleEdit.of().name("support").description("Ours"));
        next.roles().retire(on.ann, on.id(), role);
        next.roles().restore(on.ann, on.id(), role);
        assertThat(drift(next, on)).extracting(RoleDrift::namesake).containsExactly(RoleId.of("desk"));
        next.roles().edit(on.ann, on.id(), role, RoleEdit.of().name("Our support"));
        on.refused(
                MusterException.Reason.ROLE_NAME_TAKEN,
                () -> next.roles().edit(on.ann, on.id(), role, RoleEdit.of().name("Support")));
        assertThat(drift(next, on)).isEmpty();
    }

    @Test
    @DisplayName("a copy of a role is made without what is no longer declared or there")
    default void driftIsNotCopied() {
        Scene on = Scene.on(subject());
        RoleId role = store(on, Set.of(RoleId.of("gone"), RoleId.of("member")), "invoice:read", "cart:empty");
        Role copy = on.muster.roles().copy(on.ann, on.id(), role, "Copy");
        assertThat(copy.own()).extracting(PermissionPattern::value).containsExactly("invoice:read");
        assertThat(copy.includes()).containsExactly(RoleId.of("member"));
    }

    @Test
    @DisplayName("a permission that is no longer declared is taken away by who lacks it, and not given by them")
    default void undeclaredTakenAway() {
        Scene on = Scene.on(subject());
        RoleId role = store(on, Set.of(), "invoice:read", "cart:empty");
        Actor admin = on.joined("admin", "admin");
        UserId ben = Scene.idOf(on.joined("ben", role.value()));
        UserId cem = Scene.idOf(on.joined("cem", role.value()));
        UserId dan = Scene.idOf(on.joined("dan", "member"));

        on.muster.members().suspend(admin, on.id(), ben);
        on.muster.members().resume(admin, on.id(), ben);
        on.muster.members().edit(admin, on.id(), ben, MemberEdit.of().roles("member"));
        on.muster.members().remove(admin, on.id(), cem);
        on.refused(
                MusterException.Reason.CEILING_EXCEEDED,
                () -> on.muster
                        .members()
                        .edit(admin, on.id(), dan, MemberEdit.of().roles(role.value())));
        on.muster.roles().edit(admin, on.id(), role, RoleEdit.of().description("Still with a cart"));
        on.muster.roles().edit(admin, on.id(), role, RoleEdit.of().permissions("invoice:read"));
        on.muster.members().edit(admin, on.id(), dan, MemberEdit.of().roles(role.value()));
    }
}
