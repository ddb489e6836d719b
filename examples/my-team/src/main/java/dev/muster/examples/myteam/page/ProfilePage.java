package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.host.Accounts;
import dev.muster.examples.myteam.web.Avatar;
import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Refusal;
import dev.muster.examples.myteam.web.Routes;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.HistoryQuery;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.Page;
import dev.muster.model.PeopleAction;
import dev.muster.model.PeopleEntry;
import dev.muster.model.TeamPermissions;
import dev.muster.model.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One member: name, role and location with one Save; what they may do and why; what happened to them. */
public final class ProfilePage implements Routes.Pages {

    private static final int EVENTS = 10;

    private final Accounts accounts;

    public ProfilePage(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/w/{team}/users/{user}", visit -> {
            Member member = member(visit);
            show(visit, member, beginning(member));
        });
        routes.post(
                "/w/{team}/users/{user}",
                visit -> visit.submit(() -> save(visit), () -> show(visit, member(visit), visit.form())));
    }

    /** Oneself always; others take a permission. */
    static Member member(Visit visit) {
        UserId user = UserId.of(visit.path("user"));
        if (user.equals(visit.me().id())) {
            visit.myTeam();
        } else {
            visit.team();
        }
        return visit.muster().members().get(visit.actor(), visit.teamId(), user);
    }

    /** How the list shows them, with what this actor may do. */
    private static PeopleEntry row(Visit visit, Member member) {
        return visit.muster().members().person(visit.actor(), visit.teamId(), member.user());
    }

    private static Form beginning(Member member) {
        return Form.empty()
                .with("name", member.person().name())
                .with("location", member.location())
                .with(
                        "role",
                        member.roles().size() == 1
                                ? member.roles().get(0).role().value()
                                : "")
                .with("rev", String.valueOf(member.rev()));
    }

    private void show(Visit visit, Member member, Form form) {
        PeopleEntry row = row(visit, member);
        Set<PeopleAction> actions = row.actions();
        boolean mayChoose = actions.contains(PeopleAction.CHANGE_ROLES);
        List<Choice> offered = mayChoose ? RoleChoices.toReplace(visit, form) : List.of();

        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("member", member);
        values.put("name", row.name());
        values.put("avatar", Avatar.of(row.name()));
        values.put("form", form);
        values.put("present", String.join(", ", row.roleNames()));
        values.put("keep", member.roles().size() != 1 || offered.stream().noneMatch(Choice::chosen));
        values.put("roles", offered);
        values.put("mayEdit", mayChoose || actions.contains(PeopleAction.EDIT_PROFILE));
        values.put("status", visit.words().of("status", member.status()));
        values.put(
                "asks",
                "replace"
                        .equals(visit.refusal() == null ? null : visit.refusal().field()));
        values.put("menu", PeopleLinks.of(visit, member.user()).menu(withoutEdits(actions)));
        values.put("reasons", Reasons.of(visit, accounts, member.user()));
        values.put("events", events(visit, member.user()));
        visit.show("profile", values);
    }

    private static Set<PeopleAction> withoutEdits(Set<PeopleAction> actions) {
        Set<PeopleAction> rest = new HashSet<>(actions);
        rest.removeAll(Set.of(PeopleAction.EDIT_PROFILE, PeopleAction.CHANGE_ROLES));
        return rest;
    }

    private List<Sentences.Line> events(Visit visit, UserId user) {
        if (!visit.may(TeamPermissions.HISTORY_READ)) {
            return List.of();
        }
        Sentences sentences = Sentences.of(visit, accounts);
        HistoryQuery query = HistoryQuery.all().user(user).page(Page.first().size(EVENTS));
        return visit.muster().history().list(visit.actor(), visit.teamId(), query).items().stream()
                .map(sentences::line)
                .toList();
    }

    /** One change, refused if somebody else has saved since the page was shown. */
    private void save(Visit visit) {
        Form form = visit.form();
        Member member = member(visit);
        String role = form.get("role");
        if (!role.isEmpty() && member.roles().size() > 1 && !form.has("replace")) {
            askToReplace(visit, member);
            return;
        }
        MemberEdit edit = MemberEdit.of()
                .name(form.get("name"))
                .location(form.get("location"))
                .ifRev(Numbers.rev(form));
        if (!role.isEmpty()) {
            edit = edit.roles(role);
        }
        Member saved = visit.muster().members().edit(visit.actor(), visit.teamId(), member.user(), edit);
        visit.go(
                visit.here("/users/" + Visit.encode(saved.user().value())),
                visit.words().of("profile.saved", saved.person().displayName()));
    }

    /** A drop-down holds one role; taking several away for it is not done without asking. */
    private void askToReplace(Visit visit, Member member) {
        String present = String.join(", ", row(visit, member).roleNames());
        visit.refuse(new Refusal(
                409,
                visit.words().of("profile.replace"),
                visit.words().of("profile.replace.text", present),
                "replace"));
        show(visit, member, visit.form());
    }
}
