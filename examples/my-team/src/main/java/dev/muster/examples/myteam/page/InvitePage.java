package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLink;
import dev.muster.model.PeopleAction;
import dev.muster.model.PeopleEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One invite: edit it, send it again, copy its link, take it back. */
public final class InvitePage implements Routes.Pages {

    @Override
    public void addTo(Routes routes) {
        routes.get("/w/{team}/invites/{invite}", visit -> {
            Invite invite = invite(visit);
            show(visit, invite, beginning(invite));
        });
        routes.post(
                "/w/{team}/invites/{invite}",
                visit -> visit.submit(() -> save(visit), () -> show(visit, invite(visit), visit.form())));
        routes.post("/w/{team}/invites/{invite}/resend", InvitePage::resend);
        routes.post("/w/{team}/invites/{invite}/grant", visit -> {
            visit.team();
            Invite sent = visit.muster().invites().grantLinkRequest(visit.actor(), visit.teamId(), id(visit));
            visit.go(
                    visit.here("/invites"),
                    visit.words().of("invite.resent", sent.email().value()));
        });
        routes.post("/w/{team}/invites/{invite}/dismiss", visit -> {
            visit.team();
            Invite kept = visit.muster().invites().dismissLinkRequest(visit.actor(), visit.teamId(), id(visit));
            visit.go(
                    visit.here("/invites"),
                    visit.words().of("invite.dismissed", kept.email().value()));
        });
        routes.post("/w/{team}/invites/{invite}/link", InvitePage::link);
        routes.get("/w/{team}/invites/{invite}/link", InvitePage::showLink);
        routes.get("/w/{team}/invites/{invite}/revoke", InvitePage::askToRevoke);
        routes.post("/w/{team}/invites/{invite}/revoke", InvitePage::revoke);
    }

    private static InviteId id(Visit visit) {
        return InviteId.of(visit.path("invite"));
    }

    private static Invite invite(Visit visit) {
        visit.team();
        return visit.muster().invites().get(visit.actor(), visit.teamId(), id(visit));
    }

    private static Form beginning(Invite invite) {
        return Form.empty()
                .with("name", invite.name())
                .with("location", invite.location())
                .with(
                        "role",
                        invite.roles().size() == 1
                                ? invite.roles().get(0).role().value()
                                : "")
                .with("rev", String.valueOf(invite.rev()));
    }

    private static void show(Visit visit, Invite invite, Form form) {
        boolean open = invite.endedAt() == null;
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("invite", invite);
        values.put("form", form);
        values.put("open", open);
        values.put("status", visit.words().of("invite_status", invite.status()));
        values.put("delivery", visit.words().of("delivery", invite.delivery().status()));
        if (open) {
            PeopleEntry row = visit.muster().members().person(visit.actor(), visit.teamId(), invite.id());
            List<Choice> offered = RoleChoices.toReplace(visit, form);
            values.put("roles", offered);
            values.put("present", String.join(", ", row.roleNames()));
            values.put("keep", invite.roles().size() != 1 || offered.stream().noneMatch(Choice::chosen));
            values.put("mayEdit", row.actions().contains(PeopleAction.EDIT_INVITE));
            values.put("menu", PeopleLinks.of(visit, invite.id()).menu(rest(row.actions())));
        }
        visit.show("invite", values);
    }

    private static Set<PeopleAction> rest(Set<PeopleAction> actions) {
        Set<PeopleAction> rest = new HashSet<>(actions);
        rest.remove(PeopleAction.EDIT_INVITE);
        return rest;
    }

    private static void save(Visit visit) {
        Form form = visit.form();
        InviteEdit edit = InviteEdit.of()
                .name(form.get("name"))
                .location(form.get("location"))
                .ifRev(Numbers.rev(form));
        if (form.has("role")) {
            edit = edit.roles(form.get("role"));
        }
        if (form.has("days")) {
            edit = edit.expiresIn(Numbers.days(form));
        }
        Invite saved = visit.muster().invites().edit(visit.actor(), visit.teamId(), id(visit), edit);
        visit.go(visit.here("/invites"), visit.words().of("invite.saved", saved.displayName()));
    }

    private static void resend(Visit visit) {
        visit.team();
        Invite sent = visit.muster().invites().resend(visit.actor(), visit.teamId(), id(visit));
        visit.go(
                visit.here("/invites"),
                visit.words().of("invite.resent", sent.email().value()));
    }

    /** By POST, as copying is a change: from now on the link no longer proves who reads the mailbox. */
    private static void link(Visit visit) {
        visit.team();
        InviteLink link = visit.muster().invites().copyLink(visit.actor(), visit.teamId(), id(visit));
        visit.go(visit.here("/invites/" + id(visit) + "/link"), link.url());
    }

    /** Shows the link once. Where it was seen already, it has to be copied again. */
    private static void showLink(Visit visit) {
        Invite invite = invite(visit);
        String link = visit.takeMessage();
        if (link == null) {
            visit.go(visit.here("/invites/" + invite.id()));
        } else {
            visit.show("invite-link", Map.of("invite", invite, "link", link));
        }
    }

    private static void askToRevoke(Visit visit) {
        Invite invite = invite(visit);
        visit.show(
                "ask",
                Map.of(
                        "heading", visit.words().of("revoke.title", invite.displayName()),
                        "text", visit.words().of("revoke.text", invite.email().value()),
                        "button", visit.words().of("revoke.button"),
                        "action", visit.here("/invites/" + invite.id() + "/revoke"),
                        "back", visit.here("/invites"),
                        "affected", List.of(),
                        "choices", List.of(),
                        "preview", false));
    }

    private static void revoke(Visit visit) {
        visit.team();
        Invite revoked = visit.muster().invites().revoke(visit.actor(), visit.teamId(), id(visit));
        visit.go(
                visit.here("/invites"),
                visit.words().of("revoke.done", revoked.email().value()));
    }
}
