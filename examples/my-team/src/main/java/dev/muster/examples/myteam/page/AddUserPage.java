package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.EmailAddress;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.NewInvite;
import dev.muster.model.TeamPermissions;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Add User: saves and goes back to the list, or saves and stays for another one with the same role and location. */
public final class AddUserPage implements Routes.Pages {

    @Override
    public void addTo(Routes routes) {
        routes.get("/w/{team}/users/add", AddUserPage::begin);
        routes.post(
                "/w/{team}/users/add", visit -> visit.submit(() -> save(visit), () -> show(visit, visit.form(), null)));
    }

    private static void begin(Visit visit) {
        visit.team();
        String added = visit.query("added");
        Form form = Form.empty().with("role", visit.query("role")).with("location", visit.query("location"));
        show(
                visit,
                form,
                added == null ? null : visit.muster().invites().get(visit.actor(), visit.teamId(), InviteId.of(added)));
    }

    private static void show(Visit visit, Form form, @Nullable Invite added) {
        visit.team();
        visit.require(TeamPermissions.MEMBERS_INVITE);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("form", form);
        values.put("roles", RoleChoices.toGive(visit, form));
        values.put("added", added);
        visit.show("add-user", values);
    }

    private static void save(Visit visit) {
        Form form = visit.form();
        NewInvite wanted = NewInvite.to(EmailAddress.of(form.get("email")))
                .name(form.orNull("name"))
                .location(form.orNull("location"))
                .role(form.get("role"));
        Invite added = visit.muster().invites().send(visit.actor(), visit.teamId(), wanted);
        if (form.get("then").equals("another")) {
            String kept = "&role=" + Visit.encode(form.get("role")) + "&location=" + Visit.encode(form.get("location"));
            visit.go(visit.here("/users/add?added=" + added.id() + kept));
        } else {
            visit.go(
                    visit.here("/users?added=" + added.id()),
                    visit.words()
                            .of("add.done", added.displayName(), added.email().value()));
        }
    }
}
