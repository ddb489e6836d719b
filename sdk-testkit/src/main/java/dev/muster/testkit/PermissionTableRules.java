package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.History;
import dev.muster.InviteService;
import dev.muster.MemberService;
import dev.muster.RoleRegistry;
import dev.muster.TeamManager;
import dev.muster.model.Actor;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Permission;
import dev.muster.model.TeamPermissions;
import dev.muster.model.VerifiedUser;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may do what: every operation, tried with every kind of role, member and team. */
interface PermissionTableRules extends RulesPart {

    @TestFactory
    @DisplayName("what a role permits is allowed, and all else is refused with what is missing, for")
    default List<DynamicTest> tableRoleByRole() {
        return RoleTable.ROLES.keySet().stream()
                .map(role -> DynamicTest.dynamicTest(role, () -> {
                    Scene on = RoleTable.scene(subject());
                    List<String> wrong = new ArrayList<>();
                    Cast refused = Cast.members(on, on.joined("actor", role)).complete();
                    Snapshot before = Snapshot.of(subject(), on.id());
                    for (ApiCall call : ApiCall.values()) {
                        Reason expected = RoleTable.refusal(call, role);
                        if (expected != null) {
                            RoleTable.wrong(call, refused, expected).forEach(wrong::add);
                        }
                    }
                    assertThat(Snapshot.of(subject(), on.id())).isEqualTo(before);
                    for (ApiCall call : ApiCall.values()) {
                        if (RoleTable.refusal(call, role) == null) {
                            RoleTable.wrong(call, Cast.members(on, on.joined("actor", role)), null)
                                    .forEach(wrong::add);
                        }
                    }
                    assertThat(wrong).isEmpty();
                }))
                .toList();
    }

    @TestFactory
    @DisplayName("a suspended member is told so, and still sees their own membership and leaves; for")
    default List<DynamicTest> tableSuspendedMembers() {
        return Stream.of("owner", "admin", Cast.GUEST)
                .map(role -> DynamicTest.dynamicTest(role, () -> {
                    Scene on = RoleTable.scene(subject());
                    Cast cast = Cast.members(on, on.joined("actor", role)).complete();
                    on.muster.members().suspend(Scene.SYSTEM, on.id(), cast.self());
                    List<String> wrong = new ArrayList<>();
                    for (ApiCall call : ApiCall.values()) {
                        Reason expected = switch (call.needs) {
                            case "always", "oneself" -> null;
                            case "system" -> Reason.SYSTEM_ONLY;
                            case "owner" -> Reason.OWNER_ONLY;
                            default -> Reason.MEMBER_SUSPENDED;
                        };
                        if (call != ApiCall.LEAVE && call != ApiCall.REMOVE_ONESELF) {
                            RoleTable.wrong(call, cast, expected).forEach(wrong::add);
                        }
                    }
                    RoleTable.wrong(ApiCall.LEAVE, cast, null).forEach(wrong::add);
                    assertThat(wrong).isEmpty();
                }))
                .toList();
    }

    @TestFactory
    @DisplayName("a suspended team lets pass only what the documentation names, for")
    default List<DynamicTest> tableSuspendedTeams() {
        return Stream.of("owner", "admin", "all", Cast.GUEST)
                .map(role -> DynamicTest.dynamicTest(role, () -> {
                    Cast shared = suspendedTeam(role);
                    List<String> wrong = new ArrayList<>();
                    for (ApiCall call : ApiCall.values()) {
                        Reason personal = RoleTable.refusal(call, role);
                        Reason expected = personal == null && !call.whileSuspended ? Reason.TEAM_SUSPENDED : personal;
                        boolean farewell =
                                call == ApiCall.REMOVE_ONESELF || call == ApiCall.LEAVE || call == ApiCall.DELETE_TEAM;
                        RoleTable.wrong(call, farewell ? suspendedTeam(role) : shared, expected)
                                .forEach(wrong::add);
                    }
                    assertThat(wrong).isEmpty();
                }))
                .toList();
    }

    private Cast suspendedTeam(String role) {
        Scene on = RoleTable.scene(subject());
        Cast cast = Cast.members(on, on.joined("actor", role)).complete();
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        return cast;
    }

    @Test
    @DisplayName("a system actor may do all of it, except to speak as an owner")
    default void tableSystem() {
        Scene on = RoleTable.scene(subject());
        List<String> wrong = new ArrayList<>();
        for (ApiCall call : ApiCall.values()) {
            if (!call.isOwnAffair()) {
                Reason expected = call == ApiCall.TRANSFER_OWNERSHIP ? Reason.OWNER_ONLY : null;
                RoleTable.wrong(call, Cast.members(on, Scene.SYSTEM), expected).forEach(wrong::add);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("a suspended team refuses a system actor the same things, but resuming and the host's own data")
    default void tableSystemInSuspendedTeam() {
        Scene on = RoleTable.scene(subject());
        Cast cast = Cast.members(on, Scene.SYSTEM).complete();
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        List<String> wrong = new ArrayList<>();
        for (ApiCall call : ApiCall.values()) {
            boolean last = call == ApiCall.RESUME_TEAM || call == ApiCall.DELETE_TEAM;
            if (!call.isOwnAffair() && !last && call != ApiCall.TRANSFER_OWNERSHIP) {
                RoleTable.wrong(call, cast, call.whileSuspended ? null : Reason.TEAM_SUSPENDED)
                        .forEach(wrong::add);
            }
        }
        RoleTable.wrong(ApiCall.RESUME_TEAM, cast, null).forEach(wrong::add);
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("a team that one is not in answers like one that never was, whoever one is elsewhere")
    default void tableNotInTheTeam() {
        Scene on = RoleTable.scene(subject());
        Cast cast = Cast.members(on, on.joined("target", Cast.GUEST)).complete();
        Actor olga = ownerElsewhere(on);
        Snapshot before = Snapshot.of(subject(), on.id());
        List<String> wrong = new ArrayList<>();
        for (ApiCall call : ApiCall.values()) {
            if (call.isInTeam()) {
                RoleTable.wrong(call, cast.by(olga), Reason.TEAM_NOT_FOUND).forEach(wrong::add);
                RoleTable.wrong(call, cast.by(Scene.stranger()), Reason.TEAM_NOT_FOUND)
                        .forEach(wrong::add);
                RoleTable.wrong(call, cast.by(on.ann).elsewhere(), Reason.TEAM_NOT_FOUND)
                        .forEach(wrong::add);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(Snapshot.of(subject(), on.id())).isEqualTo(before);
    }

    private static Actor ownerElsewhere(Scene on) {
        return Actor.user(Snapshot.of(on.storage, on.another("Elsewhere").id())
                .members()
                .get(0)
                .user());
    }

    @Test
    @DisplayName("members and invites of another team answer like unknown ones")
    default void tableForeignIds() {
        Scene on = RoleTable.scene(subject());
        Scene there = RoleTable.scene(subject());
        Cast foreign = Cast.members(there, there.ann).complete().at(on);
        for (ApiCall call : ApiCall.values()) {
            Reason expected = switch (call) {
                case SEE_PROFILE, SEE_PERSON, EDIT_PROFILE, EDIT_ATTRIBUTES, EDIT_ROLES -> Reason.MEMBER_NOT_FOUND;
                case SUSPEND_MEMBER, RESUME_MEMBER, REMOVE_MEMBER -> Reason.MEMBER_NOT_FOUND;
                case TRANSFER_OWNERSHIP -> Reason.MEMBER_NOT_FOUND;
                case SEE_INVITE, SEE_INVITED_PERSON, EDIT_INVITE, RESEND_INVITE -> Reason.INVITE_NOT_FOUND;
                case EDIT_ROLE, RETIRE_ROLE, RESTORE_ROLE, DELETE_ROLE -> Reason.ROLE_NOT_FOUND;
                case PREVIEW_PLAN, APPLY_PLAN -> Reason.ROLE_NOT_FOUND;
                case COPY_LINK, REVOKE_INVITE, SEE_FAILED_ACCEPTS, GRANT_LINK_REQUEST, DISMISS_LINK_REQUEST ->
                    Reason.INVITE_NOT_FOUND;
                case RESEND_WITHOUT_MAIL, GRANT_LINK_REQUEST_WITHOUT_MAIL -> Reason.INVITE_NOT_FOUND;
                case APPROVE_ACCEPTANCE, TURN_ACCEPTANCE_DOWN -> Reason.INVITE_NOT_FOUND;
                default -> null;
            };
            if (expected != null) {
                on.refused(expected, () -> call.run(foreign));
            }
        }
    }

    @Test
    @DisplayName("the table knows every operation that an actor can ask for, and every permission of Muster's own")
    default void tableComplete() {
        TreeSet<String> there = new TreeSet<>();
        for (Class<?> service : List.of(
                TeamManager.class, MemberService.class, InviteService.class, RoleRegistry.class, History.class)) {
            Arrays.stream(service.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()))
                    .filter(method -> !isByThemselves(method))
                    .forEach(method -> there.add(service.getSimpleName() + "." + method.getName()));
        }
        assertThat(Arrays.stream(ApiCall.values()).map(call -> call.method)).containsAll(there);
        assertThat(there)
                .containsAll(
                        Arrays.stream(ApiCall.values()).map(call -> call.method).toList());
        assertThat(Scene.PERMISSIONS.permissions())
                .contains(TeamPermissions.HISTORY_READ)
                .filteredOn(permission -> !permission.resource().equals("invoice"))
                .extracting(Permission::value)
                .allSatisfy(permission -> assertThat(RoleTable.ROLES).containsKey("only-" + permission));
    }

    /** Whether a token speaks, or who is invited. */
    private static boolean isByThemselves(Method method) {
        List<Class<?>> parameters = List.of(method.getParameterTypes());
        return parameters.get(0) == String.class || parameters.contains(VerifiedUser.class);
    }
}
