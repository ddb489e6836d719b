package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.web.Form;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.Role;
import java.util.List;

/** The drop-down of roles: what this actor may give, and nothing else. */
final class RoleChoices {

    private RoleChoices() {}

    /** The role in the form is chosen; if there is none, the one that gives the least. */
    static List<Choice> toGive(Visit visit, Form form) {
        List<Role> offered = visit.muster().roles().assignableRoles(visit.actor(), visit.teamId());
        String chosen = form.has("role") ? form.get("role") : least(offered);
        return Choice.of(offered, chosen::equals);
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
