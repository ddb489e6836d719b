package dev.muster.examples.quickstart;

import dev.muster.Muster;
import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an application shows as its "Users" page: one call gives all of it. */
final class UsersPage {

    private final Muster muster;
    private final Actor viewer;
    private final TeamId team;

    UsersPage(Muster muster, Actor viewer, TeamId team) {
        this.muster = muster;
        this.viewer = viewer;
        this.team = team;
    }

    void show(Console console) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Name", "E-mail", "Status", "Role", "Location", "Mail"));
        List<PeopleEntry> entries =
                muster.members().people(viewer, team, PeopleQuery.all()).items();
        for (PeopleEntry entry : entries) {
            rows.add(List.of(
                    entry.name(),
                    entry.email().value(),
                    entry.status().name(),
                    String.join(", ", entry.roleNames()),
                    entry.location() == null ? Console.NOTHING : entry.location(),
                    entry.delivery() == null
                            ? Console.NOTHING
                            : entry.delivery().status().name()));
        }
        console.table(rows);
    }

    /** What the viewer may do with this invite, which is what an application makes buttons of. */
    String actionsOn(Invite invite) {
        return muster.members().person(viewer, team, invite.id()).actions().stream()
                .sorted()
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }
}
