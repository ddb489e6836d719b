package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.AccessControl;
import dev.muster.model.Actor;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.Permission;
import dev.muster.model.PermissionPattern;
import dev.muster.model.TeamId;
import dev.muster.model.TeamPermissions;
import dev.muster.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The question of the host's own code: may this user do that in this team? */
interface AccessRules extends RulesPart {

    Permission READ = Permission.of("invoice:read");
    Permission APPROVE = Permission.of("invoice:approve");
    Permission UNDECLARED = Permission.of("invoice:shred");

    /** All three questions give the same answer, whatever is asked about. */
    private static void may(Scene on, UserId user, Permission... permissions) {
        AccessControl access = on.muster.access();
        List<Permission> expected = List.of(permissions);
        for (Permission permission : Scene.PERMISSIONS.permissions()) {
            assertThat(access.can(user, on.id(), permission))
                    .as("%s", permission)
                    .isEqualTo(expected.contains(permission));
            if (expected.contains(permission)) {
                access.require(user, on.id(), permission);
            } else {
                assertThat(on.refused(Reason.PERMISSION_MISSING, () -> access.require(user, on.id(), permission))
                                .missing())
                        .containsExactly(PermissionPattern.of(permission));
            }
        }
        assertThat(access.permissionsOf(user, on.id())).containsExactlyElementsOf(expected);
    }

    private static void isNotInTheTeam(Scene on, UserId user, TeamId team) {
        assertThat(on.muster.access().can(user, team, TeamPermissions.MEMBERS_READ))
                .isFalse();
        assertThat(on.muster.access().permissionsOf(user, team)).isEmpty();
        on.refused(Reason.TEAM_NOT_FOUND, () -> on.muster.access().require(user, team, TeamPermissions.MEMBERS_READ));
    }

    @Test
    @DisplayName("a member may do what their roles say together, in the order of the catalogue")
    default void accessBySeveralRoles() {
        Scene on = Scene.on(subject());
        may(on, Scene.idOf(on.joined("ben", "success")), TeamPermissions.MEMBERS_READ, READ);
        may(
                on,
                Scene.idOf(on.joined("cem", "success", "people", "accountant")),
                TeamPermissions.MEMBERS_READ,
                TeamPermissions.MEMBERS_UPDATE,
                READ,
                APPROVE);
        assertThat(on.muster.access().permissionsOf(on.annId, on.id()))
                .containsExactlyElementsOf(Scene.PERMISSIONS.permissions());
    }

    @Test
    @DisplayName("a wildcard permits what is declared; what is not declared is no, even for the owner")
    default void accessByWildcard() {
        Scene on = Scene.on(subject());
        UserId admin = Scene.idOf(on.joined("ben", "admin"));

        assertThat(on.muster.access().can(admin, on.id(), APPROVE)).isTrue();
        for (UserId user : List.of(admin, on.annId)) {
            assertThat(on.muster.access().can(user, on.id(), UNDECLARED)).isFalse();
            assertThat(on.muster.access().permissionsOf(user, on.id())).doesNotContain(UNDECLARED);
            on.refused(Reason.PERMISSION_MISSING, () -> on.muster.access().require(user, on.id(), UNDECLARED));
        }
    }

    @Test
    @DisplayName("a grant counts until its end and not a moment longer, by the clock alone")
    default void accessUntil() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        Instant end = on.clock.instant().plus(Duration.ofHours(1));
        MemberEdit edit = MemberEdit.of()
                .grants(List.of(NewGrant.of("member"), NewGrant.of("success").until(end)));
        on.muster.members().edit(on.ann, on.id(), ben, edit);

        on.clock.set(end.minusMillis(1));
        may(on, ben, TeamPermissions.MEMBERS_READ, READ);
        on.clock.set(end);
        may(on, ben, TeamPermissions.MEMBERS_READ);
    }

    @Test
    @DisplayName("a suspended member may nothing, and all of it again once resumed")
    default void accessOfSuspendedMember() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "success"));

        on.muster.members().suspend(on.ann, on.id(), ben);
        may(on, ben);
        on.muster.members().resume(on.ann, on.id(), ben);
        may(on, ben, TeamPermissions.MEMBERS_READ, READ);
    }

    @Test
    @DisplayName("in a suspended team only Muster's own reading is left, to who could read before")
    default void accessInSuspendedTeam() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "success"));
        UserId admin = Scene.idOf(on.joined("ada", "admin"));
        on.muster.teams().suspend(Scene.SYSTEM, on.id());

        may(on, ben, TeamPermissions.MEMBERS_READ);
        may(on, admin, TeamPermissions.MEMBERS_READ, TeamPermissions.HISTORY_READ);
        may(on, on.annId, TeamPermissions.MEMBERS_READ, TeamPermissions.HISTORY_READ);

        on.muster.teams().resume(Scene.SYSTEM, on.id());
        may(on, ben, TeamPermissions.MEMBERS_READ, READ);
    }

    @Test
    @DisplayName("who is not in the team, in no other spelling either, may nothing; nor anybody in a deleted team")
    default void accessFromOutside() {
        Scene on = Scene.on(subject());
        Actor ben = on.joined("ben", "admin");
        UserId id = Scene.idOf(ben);

        isNotInTheTeam(on, Scene.user("eve"), on.id());
        isNotInTheTeam(on, UserId.of(id.value().toUpperCase(Locale.ROOT)), on.id());
        isNotInTheTeam(on, id, on.another("Elsewhere").id());
        isNotInTheTeam(on, id, new TeamId(UUID.randomUUID()));

        on.muster.members().remove(on.ann, on.id(), id);
        isNotInTheTeam(on, id, on.id());
        on.muster.teams().delete(on.ann, on.id());
        isNotInTheTeam(on, on.annId, on.id());
    }

    @Test
    @DisplayName("a change of roles counts at once")
    default void accessAfterChange() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "success"));
        may(on, ben, TeamPermissions.MEMBERS_READ, READ);
        on.muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().roles("accountant"));
        may(on, ben, TeamPermissions.MEMBERS_READ, READ, APPROVE);
        on.muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().roles("member"));
        may(on, ben, TeamPermissions.MEMBERS_READ);
    }
}
