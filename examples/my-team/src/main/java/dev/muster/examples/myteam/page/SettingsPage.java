package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.MusterException;
import dev.muster.model.Team;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamPermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The workspace itself: its name, and its end. */
public final class SettingsPage implements Routes.Pages {

    @Override
    public void addTo(Routes routes) {
        routes.get("/w/{team}/settings", visit -> show(visit, beginning(visit.team())));
        routes.post("/w/{team}/settings", visit -> visit.submit(() -> save(visit), () -> show(visit, visit.form())));
        routes.get("/w/{team}/settings/delete", SettingsPage::askToDelete);
        routes.post("/w/{team}/settings/delete", SettingsPage::delete);
    }

    private static Form beginning(Team team) {
        return Form.empty().with("name", team.name()).with("was", team.name());
    }

    private static void show(Visit visit, Form form) {
        Team team = visit.team();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("form", form);
        values.put("seats", team.seats());
        values.put("mayEdit", visit.may(TeamPermissions.TEAM_UPDATE));
        values.put("mayDelete", visit.may(TeamPermissions.TEAM_DELETE));
        visit.show("settings", values);
    }

    private static void save(Visit visit) {
        Team team = visit.team();
        // Any change of anybody moves the rev of a team, so what the form began with is compared instead.
        if (!team.name().equals(visit.form().get("was"))) {
            throw MusterException.of(MusterException.Reason.STALE_REV, "somebody else has renamed it");
        }
        TeamEdit edit = TeamEdit.of().name(visit.form().get("name")).ifRev(team.rev());
        Team saved = visit.muster().teams().edit(visit.actor(), visit.teamId(), edit);
        visit.go(visit.here("/settings"), visit.words().of("settings.saved", saved.name()));
    }

    private static void askToDelete(Visit visit) {
        String name = visit.team().name();
        visit.require(TeamPermissions.TEAM_DELETE);
        visit.show(
                "ask",
                Map.of(
                        "heading", visit.words().of("settings.delete.title", name),
                        "text", visit.words().of("settings.delete.text"),
                        "button", visit.words().of("settings.delete.button"),
                        "action", visit.here("/settings/delete"),
                        "back", visit.here("/settings"),
                        "affected", List.of(),
                        "choices", List.of(),
                        "preview", false));
    }

    private static void delete(Visit visit) {
        String name = visit.team().name();
        visit.muster().teams().delete(visit.actor(), visit.teamId());
        visit.go("/workspaces", visit.words().of("settings.deleted", name));
    }
}
