package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.Impact;
import dev.muster.model.Member;
import dev.muster.model.MusterException;
import dev.muster.model.Plan;
import dev.muster.model.Role;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import java.util.List;
import java.util.Map;

/** What is done to a member beside editing: each asks first, and shows what it would take away. */
public final class MemberActions implements Routes.Pages {

    @Override
    public void addTo(Routes routes) {
        routes.get("/w/{team}/users/{user}/suspend", visit -> askToSuspend(visit));
        routes.post("/w/{team}/users/{user}/suspend", visit -> {
            Member member =
                    visit.muster().members().suspend(visit.actor(), visit.team().id(), user(visit));
            back(visit, "suspend.done", member.person().displayName());
        });
        routes.post("/w/{team}/users/{user}/resume", visit -> {
            Member member =
                    visit.muster().members().resume(visit.actor(), visit.team().id(), user(visit));
            back(visit, "resume.done", member.person().displayName());
        });
        routes.get("/w/{team}/users/{user}/remove", visit -> askToRemove(visit));
        routes.post("/w/{team}/users/{user}/remove", visit -> remove(visit));
        routes.get("/w/{team}/users/{user}/transfer", visit -> askToTransfer(visit));
        routes.post("/w/{team}/users/{user}/transfer", visit -> {
            Member to = ProfilePage.member(visit);
            RoleId becomes = RoleId.of(visit.form().get("choice"));
            visit.muster().members().transferOwnership(visit.actor(), visit.teamId(), to.user(), becomes);
            back(visit, "transfer.done", to.person().displayName());
        });
    }

    private static UserId user(Visit visit) {
        return UserId.of(visit.path("user"));
    }

    private static void back(Visit visit, String key, String name) {
        visit.go(visit.here("/users"), visit.words().of(key, name));
    }

    private static void askToSuspend(Visit visit) {
        Member member = ProfilePage.member(visit);
        Impact impact = visit.muster().roles().preview(visit.actor(), visit.teamId(), Plan.suspend(member.user()));
        ask(visit, "suspend", member, Affected.of(visit, impact), List.of());
    }

    private static void askToRemove(Visit visit) {
        Member member = ProfilePage.member(visit);
        if (member.user().equals(visit.me().id())) {
            ask(visit, "leave", member, List.of(), List.of());
            return;
        }
        Impact impact = visit.muster().roles().preview(visit.actor(), visit.teamId(), Plan.remove(member.user()));
        ask(visit, "remove", member, Affected.of(visit, impact), List.of());
    }

    private static void remove(Visit visit) {
        if (user(visit).equals(visit.me().id())) {
            String name = visit.myTeam().name();
            visit.muster().members().leave(visit.actor(), visit.teamId());
            visit.go("/workspaces", visit.words().of("leave.done", name));
            return;
        }
        Member member = ProfilePage.member(visit);
        visit.muster().members().remove(visit.actor(), visit.teamId(), member.user());
        back(visit, "remove.done", member.person().displayName());
    }

    private static void askToTransfer(Visit visit) {
        Member member = ProfilePage.member(visit);
        List<Role> roles = visit.muster().roles().assignableRoles(visit.actor(), visit.teamId());
        if (roles.stream().noneMatch(Role::owner)) {
            throw MusterException.of(MusterException.Reason.OWNER_ONLY, "only an owner hands over");
        }
        List<Role> others = roles.stream().filter(role -> !role.owner()).toList();
        ask(visit, "transfer", member, List.of(), Choice.of(others, id -> false));
    }

    private static void ask(Visit visit, String what, Member member, List<Affected> affected, List<Choice> choices) {
        String name = member.person().displayName();
        String path = visit.here("/users/" + Visit.encode(member.user().value()));
        String address = path + "/" + (what.equals("leave") ? "remove" : what);
        visit.show(
                "ask",
                Map.of(
                        "heading",
                        visit.words().of(what + ".title", name, visit.team().name()),
                        "text",
                        visit.words().of(what + ".text", name, visit.team().name()),
                        "button",
                        visit.words().of(what + ".button"),
                        "action",
                        address,
                        "back",
                        what.equals("leave") ? "/workspaces" : visit.here("/users"),
                        "affected",
                        affected,
                        "choices",
                        choices,
                        "preview",
                        false));
    }
}
