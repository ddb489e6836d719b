package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.Role;
import java.util.List;

/** The drop-down of roles: what this actor may give, and nothing else. */
final class RoleChoices {

    private RoleChoices() {}

    /** For somebody new: the role in the form is chosen; if it is not offered, the one that gives the least. */
    static List<Choice> toGive(Visit visit, Form form) {
        List<Role> offered = offered(visit);
        boolean there =
                offered.stream().anyMatch(role -> form.has("role", role.id().value()));
        String chosen = there ? form.get("role") : least(offered);
        return Choice.of(offered, chosen::equals);
    }

    /** For somebody who has one: if it is not offered, none is chosen, and the form has to offer to leave it. */
    static List<Choice> toReplace(Visit visit, Form form) {
        return Choice.of(offered(visit), form.get("role")::equals);
    }

    private static List<Role> offered(Visit visit) {
        return visit.muster().roles().assignableRoles(visit.actor(), visit.teamId());
    }

    private static String least(List<Role> offered) {
        return offered.stream()
                .min((a, b) -> Integer.compare(weight(a), weight(b)))
                .map(role -> role.id().value())
                .orElse("");
    }

    /** A wildcard counts for more than any list. */
    private static int weight(Role role) {
        return role.permissions().stream()
                .mapToInt(one -> one.isWildcard() ? 1_000 : 1)
                .sum();
    }
}
