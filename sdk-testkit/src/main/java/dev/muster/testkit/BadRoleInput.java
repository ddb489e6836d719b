package dev.muster.testkit;

import static dev.muster.testkit.BadInput.LONG;
import static dev.muster.testkit.BadInput.NO_TEAM;

import dev.muster.MemberService;
import dev.muster.RoleRegistry;
import dev.muster.model.Impact;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewRole;
import dev.muster.model.Page;
import dev.muster.model.Plan;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import java.time.Duration;
import java.util.List;

/** What may be wrong in calls about roles of a team's own, and about grants that end. */
final class BadRoleInput {

    private static final String MAKE = "RoleRegistry.make(Actor,TeamId,NewRole)";
    private static final String COPY = "RoleRegistry.copy(Actor,TeamId,RoleId,String)";
    private static final String EDIT = "RoleRegistry.edit(Actor,TeamId,RoleId,RoleEdit)";
    private static final String RETIRE = "RoleRegistry.retire(Actor,TeamId,RoleId)";
    private static final String RESTORE = "RoleRegistry.restore(Actor,TeamId,RoleId)";
    private static final String DELETE = "RoleRegistry.delete(Actor,TeamId,RoleId,RoleId)";
    private static final String PREVIEW = "RoleRegistry.preview(Actor,TeamId,Plan)";
    private static final String APPLY = "RoleRegistry.apply(Actor,Impact)";
    private static final String DRIFT = "RoleRegistry.drift(Actor,Page)";
    private static final String EXPIRING = "MemberService.expiring(Actor,TeamId,Duration,Page)";

    private BadRoleInput() {}

    static void addTo(BadInput bad) {
        RoleRegistry roles = bad.on.muster.roles();
        make(bad, roles);
        unknown(bad, roles, RoleId.of("nonesuch"), Reason.ROLE_NOT_FOUND);
        unknown(bad, roles, RoleId.of("admin"), Reason.ROLE_IN_CODE);
        lists(bad, roles, bad.on.muster.members());
    }

    private static void make(BadInput bad, RoleRegistry roles) {
        Scene on = bad.on;
        NewRole role = NewRole.named("Clerk");
        bad.refused(MAKE, Reason.TEAM_NOT_FOUND, () -> roles.make(on.ann, NO_TEAM, role));
        for (String name : List.of(" ", "a\nb", LONG)) {
            Code code = name.equals(LONG) ? Code.TOO_LONG : name.isBlank() ? Code.BLANK : Code.MALFORMED;
            bad.invalid(MAKE, "name", code, () -> roles.make(on.ann, on.id(), NewRole.named(name)));
            bad.invalid(COPY, "name", code, () -> roles.copy(on.ann, on.id(), RoleId.of("admin"), name));
            bad.invalid(
                    EDIT,
                    "name",
                    code,
                    () -> roles.edit(
                            on.ann, on.id(), RoleId.of("admin"), RoleEdit.of().name(name)));
        }
        String description = "x".repeat(1_001);
        bad.invalid(
                MAKE, "description", Code.TOO_LONG, () -> roles.make(on.ann, on.id(), role.description(description)));
        bad.invalid(MAKE, "permission", Code.MALFORMED, () -> roles.make(on.ann, on.id(), role.permissions("invoice")));
        bad.invalid(
                MAKE,
                "permissions",
                Code.UNKNOWN,
                () -> roles.make(on.ann, on.id(), role.permissions("nonesuch:read")));
        bad.invalid(MAKE, "includes", Code.MALFORMED, () -> roles.make(on.ann, on.id(), role.includes("owner")));
        bad.refused(MAKE, Reason.ROLE_NOT_FOUND, () -> roles.make(on.ann, on.id(), role.includes("nonesuch")));
    }

    private static void unknown(BadInput bad, RoleRegistry roles, RoleId role, Reason reason) {
        Scene on = bad.on;
        RoleEdit edit = RoleEdit.of().description("Other");
        if (reason == Reason.ROLE_NOT_FOUND) {
            bad.refused(COPY, reason, () -> roles.copy(on.ann, on.id(), role, "Copy"));
        }
        bad.refused(EDIT, reason, () -> roles.edit(on.ann, on.id(), role, edit));
        bad.refused(RETIRE, reason, () -> roles.retire(on.ann, on.id(), role));
        bad.refused(RESTORE, reason, () -> roles.restore(on.ann, on.id(), role));
        bad.refused(DELETE, reason, () -> roles.delete(on.ann, on.id(), role, null));
        bad.invalid(DELETE, "replacement", Code.MALFORMED, () -> roles.delete(on.ann, on.id(), role, role));
        Plan plan = Plan.edit(role, edit);
        bad.refused(PREVIEW, reason, () -> roles.preview(on.ann, on.id(), plan));
        Impact impact = new Impact(on.id(), on.now().rev() + 1_000, plan, List.of(), false);
        bad.refused(APPLY, Reason.STALE_REV, () -> roles.apply(on.ann, impact));
    }

    private static void lists(BadInput bad, RoleRegistry roles, MemberService members) {
        Scene on = bad.on;
        Duration week = Duration.ofDays(7);
        for (Page page : BadInput.badSizes()) {
            bad.invalid(DRIFT, "size", Code.OUT_OF_RANGE, () -> roles.drift(Scene.SYSTEM, page));
            bad.invalid(EXPIRING, "size", Code.OUT_OF_RANGE, () -> members.expiring(on.ann, on.id(), week, page));
        }
        Page wrong = BadInput.badCursor();
        bad.invalid(DRIFT, "cursor", Code.MALFORMED, () -> roles.drift(Scene.SYSTEM, wrong));
        bad.invalid(EXPIRING, "cursor", Code.MALFORMED, () -> members.expiring(on.ann, on.id(), week, wrong));
        bad.refused(EXPIRING, Reason.TEAM_NOT_FOUND, () -> members.expiring(on.ann, NO_TEAM, week, Page.first()));
    }
}
