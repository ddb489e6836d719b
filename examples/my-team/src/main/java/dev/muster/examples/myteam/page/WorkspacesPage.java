package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Paging;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.Accepted;
import dev.muster.model.InviteId;
import dev.muster.model.Membership;
import dev.muster.model.MusterException;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.Slice;
import dev.muster.model.Team;
import dev.muster.model.TeamPermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One's own workspaces, and a new one. */
public final class WorkspacesPage implements Routes.Pages {

    private static final int ROWS = 20;

    @Override
    public void addTo(Routes routes) {
        routes.get("/workspaces", visit -> show(visit, Form.empty()));
        routes.post("/workspaces", visit -> visit.submit(() -> create(visit), () -> show(visit, visit.form())));
        routes.post("/workspaces/{team}/{invite}", WorkspacesPage::accept);
        routes.get("/w/{team}", WorkspacesPage::enter);
    }

    private static void accept(Visit visit) {
        try {
            Accepted accepted = visit.muster()
                    .invites()
                    .accept(
                            visit.teamId(),
                            InviteId.of(visit.path("invite")),
                            visit.me().verified());
            visit.go(
                    visit.here(""),
                    visit.words().of("join." + accepted.outcome(), visit.me().name()));
        } catch (MusterException e) {
            LinkRefused.show(visit, e, "");
        }
    }

    /** The people; for whoever may not see them, or nothing at the moment, themselves. */
    private static void enter(Visit visit) {
        String me = Visit.encode(visit.me().id().value());
        visit.go(visit.here(visit.may(TeamPermissions.MEMBERS_READ) ? "/users" : "/users/" + me));
    }

    private static void show(Visit visit, Form form) {
        Slice<Membership> mine =
                visit.muster().teams().of(visit.actor(), visit.me().id(), visit.page(ROWS));
        Map<String, @Nullable Object> values = Paging.of(visit, mine);
        values.put("workspaces", mine.items());
        values.put(
                "invites",
                visit.muster()
                        .invites()
                        .of(visit.me().verified(), Page.first().size(ROWS))
                        .items());
        values.put("form", form);
        visit.show("workspaces", values);
    }

    private static void create(Visit visit) {
        NewTeam wanted =
                NewTeam.named(visit.form().get("name")).owner(visit.me().person());
        Team team = visit.muster().teams().create(visit.actor(), wanted);
        visit.go("/w/" + team.id(), visit.words().of("workspaces.created", team.name()));
    }
}
