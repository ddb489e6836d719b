package dev.muster.testkit;

import static dev.muster.testkit.BadInput.BIG;
import static dev.muster.testkit.BadInput.LONG;
import static dev.muster.testkit.BadInput.MANY;
import static dev.muster.testkit.BadInput.NO_TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.AccessControl;
import dev.muster.History;
import dev.muster.RoleRegistry;
import dev.muster.TeamManager;
import dev.muster.model.HistoryQuery;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.Permission;
import dev.muster.model.Person;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.List;
import java.util.Map;

/** What may be wrong in calls about teams, roles, access and history. */
final class BadTeamInput {

    private static final String CREATE = "TeamManager.create(Actor,NewTeam)";
    private static final String EDIT = "TeamManager.edit(Actor,TeamId,TeamEdit)";
    private static final String SEATS = "TeamManager.limitSeats(Actor,TeamId,Integer)";
    private static final String OF = "TeamManager.of(Actor,UserId,Page)";
    private static final String MEMBERSHIP = "TeamManager.membership(Actor,TeamId,UserId)";
    private static final String HISTORY = "History.list(Actor,TeamId,HistoryQuery)";

    private BadTeamInput() {}

    static void addTo(BadInput bad) {
        teams(bad, bad.on.muster.teams());
        roles(bad, bad.on.muster.roles());
        access(bad, bad.on.muster.access());
        history(bad, bad.on.muster.history());
    }

    private static void teams(BadInput bad, TeamManager teams) {
        Scene on = bad.on;
        Person ann = Person.of(on.annId, Scene.address(on.annId));
        NewTeam team = NewTeam.named("New").owner(ann);

        bad.invalid(CREATE, "name", Code.BLANK, () -> teams.create(on.ann, NewTeam.named(" \t ")));
        bad.invalid(CREATE, "name", Code.MALFORMED, () -> teams.create(on.ann, NewTeam.named("two\nlines")));
        bad.invalid(
                CREATE,
                "name",
                Code.TOO_LONG,
                () -> teams.create(on.ann, NewTeam.named(LONG).owner(ann)));
        bad.invalid(CREATE, "owner", Code.REQUIRED, () -> teams.create(on.ann, NewTeam.named("New")));
        bad.invalid(CREATE, "owner.name", Code.TOO_LONG, () -> teams.create(on.ann, team.owner(ann.name(LONG))));
        bad.invalid(CREATE, "slug", Code.MALFORMED, () -> teams.create(on.ann, team.slug("No Slug")));
        bad.invalid(CREATE, "seats", Code.OUT_OF_RANGE, () -> teams.create(Scene.SYSTEM, team.seats(0)));
        bad.invalid(CREATE, "attributes", Code.TOO_MANY, () -> teams.create(on.ann, team.attributes(MANY)));
        bad.invalid(CREATE, "attributes", Code.TOO_LONG, () -> teams.create(on.ann, team.attributes(BIG)));
        bad.invalid(
                CREATE,
                "attributes",
                Code.MALFORMED,
                () -> teams.create(on.ann, team.attributes(Map.of("key", "\u0000"))));

        TeamEdit edit = TeamEdit.of();
        bad.refused(EDIT, Reason.TEAM_NOT_FOUND, () -> teams.edit(on.ann, NO_TEAM, edit));
        bad.invalid(EDIT, "name", Code.BLANK, () -> teams.edit(on.ann, on.id(), edit.name("")));
        bad.invalid(EDIT, "name", Code.TOO_LONG, () -> teams.edit(on.ann, on.id(), edit.name(LONG)));
        bad.invalid(EDIT, "name", Code.MALFORMED, () -> teams.edit(on.ann, on.id(), edit.name("\u202Eevil")));
        bad.invalid(EDIT, "slug", Code.MALFORMED, () -> teams.edit(on.ann, on.id(), edit.slug("-x")));
        bad.invalid(EDIT, "attributes", Code.TOO_MANY, () -> teams.edit(on.ann, on.id(), edit.attributes(MANY)));
        bad.invalid(EDIT, "attributes", Code.TOO_LONG, () -> teams.edit(on.ann, on.id(), edit.attributes(BIG)));
        bad.refused(
                EDIT,
                Reason.STALE_REV,
                () -> teams.edit(on.ann, on.id(), edit.name("New").ifRev(0)));

        bad.refused("TeamManager.get(Actor,TeamId)", Reason.TEAM_NOT_FOUND, () -> teams.get(on.ann, NO_TEAM));
        bad.refused(
                "TeamManager.bySlug(Actor,String)",
                Reason.TEAM_NOT_FOUND,
                () -> teams.bySlug(on.ann, "no slug \u0000"));
        bad.refused(SEATS, Reason.TEAM_NOT_FOUND, () -> teams.limitSeats(Scene.SYSTEM, NO_TEAM, 1));
        bad.invalid(SEATS, "seats", Code.OUT_OF_RANGE, () -> teams.limitSeats(Scene.SYSTEM, on.id(), 0));
        bad.invalid(SEATS, "seats", Code.OUT_OF_RANGE, () -> teams.limitSeats(Scene.SYSTEM, on.id(), -1));
        bad.refused(
                "TeamManager.suspend(Actor,TeamId)", Reason.TEAM_NOT_FOUND, () -> teams.suspend(Scene.SYSTEM, NO_TEAM));
        bad.refused(
                "TeamManager.resume(Actor,TeamId)", Reason.TEAM_NOT_FOUND, () -> teams.resume(Scene.SYSTEM, NO_TEAM));
        bad.refused("TeamManager.delete(Actor,TeamId)", Reason.TEAM_NOT_FOUND, () -> teams.delete(on.ann, NO_TEAM));
        UserId nobody = Scene.user("nobody");
        bad.refused(MEMBERSHIP, Reason.TEAM_NOT_FOUND, () -> teams.membership(on.ann, NO_TEAM, on.annId));
        bad.refused(MEMBERSHIP, Reason.MEMBER_NOT_FOUND, () -> teams.membership(on.ann, on.id(), nobody));
        for (Page page : BadInput.badSizes()) {
            bad.invalid(OF, "size", Code.OUT_OF_RANGE, () -> teams.of(on.ann, on.annId, page));
        }
        bad.invalid(OF, "cursor", Code.MALFORMED, () -> teams.of(on.ann, on.annId, BadInput.badCursor()));
    }

    private static void roles(BadInput bad, RoleRegistry roles) {
        Scene on = bad.on;
        String get = "RoleRegistry.get(Actor,TeamId,RoleId)";
        bad.refused("RoleRegistry.list(Actor,TeamId)", Reason.TEAM_NOT_FOUND, () -> roles.list(on.ann, NO_TEAM));
        bad.refused(
                "RoleRegistry.assignableRoles(Actor,TeamId)",
                Reason.TEAM_NOT_FOUND,
                () -> roles.assignableRoles(on.ann, NO_TEAM));
        bad.refused(get, Reason.TEAM_NOT_FOUND, () -> roles.get(on.ann, NO_TEAM, RoleId.of("admin")));
        bad.refused(get, Reason.ROLE_NOT_FOUND, () -> roles.get(on.ann, on.id(), RoleId.of("nonesuch")));
        bad.refused(get, Reason.ROLE_NOT_FOUND, () -> roles.get(on.ann, on.id(), RoleId.of("ADMIN")));
        bad.invalid(get, "roleId", Code.BLANK, () -> roles.get(on.ann, on.id(), RoleId.of(" ")));
        bad.invalid(get, "roleId", Code.TOO_LONG, () -> roles.get(on.ann, on.id(), RoleId.of(LONG)));
    }

    private static void access(BadInput bad, AccessControl access) {
        Scene on = bad.on;
        bad.invalid(
                "AccessControl.can(UserId,TeamId,Permission)",
                "permission",
                Code.MALFORMED,
                () -> access.can(on.annId, on.id(), Permission.of("*")));
        bad.invalid("AccessControl.atLeast(long)", "rev", Code.OUT_OF_RANGE, () -> access.atLeast(-1));
        Permission approve = Permission.of("invoice:approve");
        bad.invalid(
                "AccessControl.canAll(UserId,TeamId,Collection)",
                "permission",
                Code.MALFORMED,
                () -> access.canAll(on.annId, on.id(), List.of(approve, Permission.of("*"))));
        bad.invalid(
                "AccessControl.canAny(UserId,TeamId,Collection)",
                "permission",
                Code.MALFORMED,
                () -> access.canAny(on.annId, on.id(), List.of(approve, Permission.of("*"))));
        bad.invalid(
                "AccessControl.whoCan(Collection,TeamId,Permission)",
                "userId",
                Code.BLANK,
                () -> access.whoCan(List.of(UserId.of("")), on.id(), approve));
        bad.invalid(
                "AccessControl.of(UserId,TeamId)",
                "teamId",
                Code.MALFORMED,
                () -> access.of(on.annId, TeamId.of("acme")));
        bad.invalid(
                "AccessControl.explain(UserId,TeamId,Permission)",
                "permission",
                Code.MALFORMED,
                () -> access.explain(on.annId, on.id(), Permission.of("invoice:*")));
        bad.refused(
                "AccessControl.fullyConsistent()",
                Reason.TEAM_NOT_FOUND,
                () -> access.fullyConsistent().require(on.annId, NO_TEAM, approve));
        for (String none : List.of("", "*", "invoice:*", "Invoice:approve", "invoice:approve ")) {
            bad.refused("AccessControl.can(UserId,TeamId,String)", Reason.PERMISSION_MISSING, () -> {
                assertThat(access.can(on.annId, on.id(), none)).as(none).isFalse();
                access.require(on.annId, on.id(), Permission.of("invoice:shred"));
            });
        }
        bad.refused(
                "AccessControl.require(UserId,TeamId,Permission)",
                Reason.TEAM_NOT_FOUND,
                () -> access.require(on.annId, NO_TEAM, Permission.of("invoice:read")));
        bad.invalid(
                "AccessControl.permissionsOf(UserId,TeamId)",
                "teamId",
                Code.MALFORMED,
                () -> access.permissionsOf(on.annId, TeamId.of("acme")));
    }

    private static void history(BadInput bad, History history) {
        Scene on = bad.on;
        HistoryQuery all = HistoryQuery.all();
        bad.refused(HISTORY, Reason.TEAM_NOT_FOUND, () -> history.list(on.ann, NO_TEAM, all));
        for (Page page : BadInput.badSizes()) {
            bad.invalid(HISTORY, "size", Code.OUT_OF_RANGE, () -> history.list(on.ann, on.id(), all.page(page)));
        }
        bad.invalid(
                HISTORY, "cursor", Code.MALFORMED, () -> history.list(on.ann, on.id(), all.page(BadInput.badCursor())));
    }
}
