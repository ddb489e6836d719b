package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.EmailAddress;
import dev.muster.model.Invite;
import dev.muster.model.NewInvite;
import dev.muster.model.TeamPermissions;
import java.util.Map;

/** Create Invite: address, role, a message, Send. */
public final class NewInvitePage implements Routes.Pages {

    @Override
    public void addTo(Routes routes) {
        routes.get("/w/{team}/invites/new", visit -> show(visit, Form.empty()));
        routes.post("/w/{team}/invites/new", visit -> visit.submit(() -> send(visit), () -> show(visit, visit.form())));
    }

    private static void show(Visit visit, Form form) {
        visit.team();
        visit.require(TeamPermissions.MEMBERS_INVITE);
        visit.show("invite-new", Map.of("form", form, "roles", RoleChoices.toGive(visit, form)));
    }

    private static void send(Visit visit) {
        Form form = visit.form();
        NewInvite wanted = NewInvite.to(EmailAddress.of(form.get("email")))
                .role(form.get("role"))
                .message(form.orNull("message"));
        Invite sent = visit.muster().invites().send(visit.actor(), visit.teamId(), wanted);
        visit.go(
                visit.here("/invites"),
                visit.words().of("invite.sent", sent.email().value()));
    }
}
