package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.host.Accounts;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.model.Explanation;
import dev.muster.model.Explanation.Ground;
import dev.muster.model.Permission;
import dev.muster.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What somebody may do, and why or why not. */
final class Reasons {

    private Reasons() {}

    /** A line of the list of permissions. */
    record Reason(String permission, String description, boolean allowed, String why) {}

    static List<Reason> of(Visit visit, Accounts accounts, UserId user) {
        People people = People.of(accounts, visit);
        Map<Permission, String> all = visit.catalog().descriptions();
        return all.entrySet().stream()
                .map(one -> {
                    Explanation why = visit.muster().access().explain(user, visit.teamId(), one.getKey());
                    return new Reason(one.getKey().value(), one.getValue(), why.allowed(), words(visit, why, people));
                })
                .toList();
    }

    private static String words(Visit visit, Explanation why, People people) {
        if (!why.allowed()) {
            return visit.words().of("why", why.verdict());
        }
        return why.grounds().stream()
                .map(ground -> ground(visit, ground, people))
                .collect(Collectors.joining("; "));
    }

    private static String ground(Visit visit, Ground ground, People people) {
        String by = people.name(ground.by());
        return ground.until() == null
                ? visit.words().of("why.by", ground.name(), by)
                : visit.words()
                        .of("why.by_until", ground.name(), by, visit.words().date(ground.until()));
    }
}
