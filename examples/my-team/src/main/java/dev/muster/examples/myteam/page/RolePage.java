package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.Impact;
import dev.muster.model.MusterException;
import dev.muster.model.NewRole;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Plan;
import dev.muster.model.Role;
import dev.muster.model.RoleEdit;
import dev.muster.model.TeamPermissions;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One role of a workspace's own, or a new one: name, description, and a check box for each permission. */
public final class RolePage implements Routes.Pages {

    @Override
    public void addTo(Routes routes) {
        routes.get("/w/{team}/roles/new", visit -> show(visit, null, Form.empty(), List.of()));
        routes.post(
                "/w/{team}/roles/new",
                visit -> visit.submit(() -> make(visit), () -> show(visit, null, visit.form(), List.of())));
        routes.get("/w/{team}/roles/{role}", visit -> {
            Role role = role(visit);
            show(visit, role, beginning(role), List.of());
        });
        routes.post(
                "/w/{team}/roles/{role}",
                visit -> visit.submit(() -> save(visit), () -> show(visit, role(visit), visit.form(), List.of())));
    }

    private static Role role(Visit visit) {
        visit.team();
        return visit.muster().roles().get(visit.actor(), visit.teamId(), RolesPage.id(visit));
    }

    private static Form beginning(Role role) {
        return Form.empty()
                .with("name", role.name())
                .with("description", role.description())
                .with("rev", String.valueOf(role.rev()))
                .withAll(
                        "permissions",
                        role.own().stream().map(PermissionPattern::value).toList());
    }

    private static void show(Visit visit, @Nullable Role role, Form form, List<Affected> affected) {
        visit.team();
        visit.require(TeamPermissions.ROLES_MANAGE);
        if (role != null && role.origin() == Role.Origin.CODE) {
            throw MusterException.of(MusterException.Reason.ROLE_IN_CODE, "it is the same in all teams");
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("role", role);
        values.put("form", form);
        values.put("groups", Boxes.of(visit, form));
        values.put("affected", affected);
        values.put("previewed", form.get("then").equals("preview") && visit.refusal() == null);
        visit.show("role", values);
    }

    private static Set<PermissionPattern> permissions(Form form) {
        Set<PermissionPattern> chosen = new LinkedHashSet<>();
        form.all("permissions").forEach(one -> chosen.add(PermissionPattern.of(one)));
        return chosen;
    }

    private static void make(Visit visit) {
        Form form = visit.form();
        NewRole wanted = NewRole.named(form.get("name"))
                .description(form.orNull("description"))
                .permissions(permissions(form));
        Role made = visit.muster().roles().make(visit.actor(), visit.teamId(), wanted);
        visit.go(visit.here("/roles"), visit.words().of("role.made", made.name()));
    }

    private static void save(Visit visit) {
        Form form = visit.form();
        RoleEdit edit = RoleEdit.of()
                .name(form.get("name"))
                .description(form.get("description"))
                .permissions(permissions(form))
                .ifRev(Numbers.rev(form));
        if (form.get("then").equals("preview")) {
            Plan plan = Plan.edit(RolesPage.id(visit), edit);
            Impact impact = visit.muster().roles().preview(visit.actor(), visit.teamId(), plan);
            show(visit, role(visit), form, Affected.of(visit, impact));
            return;
        }
        Role saved = visit.muster().roles().edit(visit.actor(), visit.teamId(), RolesPage.id(visit), edit);
        visit.go(visit.here("/roles"), visit.words().of("role.saved", saved.name()));
    }
}
