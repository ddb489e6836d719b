package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.Impact;
import dev.muster.model.Plan;
import dev.muster.model.Role;
import dev.muster.model.RoleId;
import dev.muster.model.RoleStatus;
import dev.muster.model.TeamPermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The roles of a workspace: those of the application, and its own, which can be copied, retired and deleted. */
public final class RolesPage implements Routes.Pages {

    /** Leaves room for the words that say that it is a copy. */
    private static final int LONGEST_COPIED = 160;

    @Override
    public void addTo(Routes routes) {
        routes.get("/w/{team}/roles", RolesPage::show);
        routes.post("/w/{team}/roles/{role}/copy", RolesPage::copy);
        routes.post("/w/{team}/roles/{role}/retire", visit -> {
            Role role =
                    visit.muster().roles().retire(visit.actor(), visit.team().id(), id(visit));
            visit.go(visit.here("/roles"), visit.words().of("role.retired", role.name()));
        });
        routes.post("/w/{team}/roles/{role}/restore", visit -> {
            Role role =
                    visit.muster().roles().restore(visit.actor(), visit.team().id(), id(visit));
            visit.go(visit.here("/roles"), visit.words().of("role.restored", role.name()));
        });
        routes.get("/w/{team}/roles/{role}/delete", visit -> askToDelete(visit, visit.query("choice")));
        routes.post("/w/{team}/roles/{role}/delete", visit -> {
            String choice = visit.form().orNull("choice");
            visit.submit(() -> delete(visit, choice), () -> askToDelete(visit, null));
        });
    }

    /** A row as the template wants it. */
    record Row(
            String name,
            String description,
            String permissions,
            boolean own,
            boolean retired,
            @Nullable String href,
            List<MenuItem> menu) {}

    static RoleId id(Visit visit) {
        return RoleId.of(visit.path("role"));
    }

    private static void show(Visit visit) {
        visit.team();
        boolean manages = visit.may(TeamPermissions.ROLES_MANAGE);
        List<Row> rows = visit.muster().roles().list(visit.actor(), visit.teamId()).stream()
                .map(role -> row(visit, role, manages))
                .toList();
        visit.show("roles", Map.of("rows", rows, "mayManage", manages));
    }

    private static Row row(Visit visit, Role role, boolean manages) {
        String page = visit.here("/roles/" + Visit.encode(role.id().value()));
        boolean own = role.origin() == Role.Origin.TEAM;
        boolean retired = role.status() == RoleStatus.RETIRED;
        List<MenuItem> menu = new ArrayList<>();
        if (manages && own) {
            menu.add(MenuItem.link(visit.words().of("role.edit"), page));
        }
        if (manages && !role.owner()) {
            menu.add(MenuItem.button(visit.words().of("role.copy"), page + "/copy"));
        }
        if (manages && own) {
            menu.add(
                    retired
                            ? MenuItem.button(visit.words().of("role.restore"), page + "/restore")
                            : MenuItem.button(visit.words().of("role.retire"), page + "/retire"));
            menu.add(MenuItem.danger(visit.words().of("role.delete"), page + "/delete"));
        }
        return new Row(
                role.name(),
                role.description() == null ? "" : role.description(),
                Boxes.inWords(visit, role),
                own,
                retired,
                manages && own ? page : null,
                menu);
    }

    private static void copy(Visit visit) {
        visit.team();
        Role role = visit.muster().roles().get(visit.actor(), visit.teamId(), id(visit));
        Role copy = visit.muster().roles().copy(visit.actor(), visit.teamId(), role.id(), nameOfCopy(visit, role));
        visit.go(
                visit.here("/roles/" + Visit.encode(copy.id().value())),
                visit.words().of("role.copied", role.name()));
    }

    /** One that no role has yet: "Copy of Clerk", "Copy of Clerk (2)". */
    private static String nameOfCopy(Visit visit, Role role) {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        visit.muster().roles().list(visit.actor(), visit.teamId()).forEach(one -> taken.add(one.name()));
        String original = Names.cut(role.name(), LONGEST_COPIED);
        String name = visit.words().of("role.copy_of", original);
        for (int number = 2; taken.contains(name); number++) {
            name = visit.words().of("role.copy_of.again", original, number);
        }
        return name;
    }

    /** With what it would take away and give, once it is said what holders get instead. */
    private static void askToDelete(Visit visit, @Nullable String choice) {
        visit.team();
        Role role = visit.muster().roles().get(visit.actor(), visit.teamId(), id(visit));
        List<Role> others = visit.muster().roles().assignableRoles(visit.actor(), visit.teamId()).stream()
                .filter(other -> !other.id().equals(role.id()) && !other.owner())
                .toList();
        List<Choice> choices =
                new ArrayList<>(List.of(new Choice("", visit.words().of("role.delete.nobody"), choice == null)));
        choices.addAll(Choice.of(others, id -> id.equals(choice)));
        List<Affected> affected = List.of();
        if (choice != null) {
            Plan plan = Plan.delete(role.id(), RoleId.of(choice));
            Impact impact = visit.muster().roles().preview(visit.actor(), visit.teamId(), plan);
            affected = Affected.of(visit, impact);
        }
        visit.show(
                "ask",
                Map.of(
                        "heading", visit.words().of("role.delete.title", role.name()),
                        "text", visit.words().of("role.delete.text"),
                        "button", visit.words().of("role.delete.button"),
                        "action", visit.here("/roles/" + Visit.encode(role.id().value()) + "/delete"),
                        "back", visit.here("/roles"),
                        "affected", affected,
                        "choices", choices,
                        "preview", true));
    }

    private static void delete(Visit visit, @Nullable String choice) {
        visit.team();
        Role role = visit.muster().roles().get(visit.actor(), visit.teamId(), id(visit));
        RoleId replacement = choice == null ? null : RoleId.of(choice);
        visit.muster().roles().delete(visit.actor(), visit.teamId(), role.id(), replacement);
        visit.go(visit.here("/roles"), visit.words().of("role.deleted", role.name()));
    }
}
