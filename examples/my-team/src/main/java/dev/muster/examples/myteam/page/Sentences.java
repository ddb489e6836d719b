package dev.muster.examples.myteam.page;

import dev.muster.examples.myteam.host.Accounts;
import dev.muster.examples.myteam.web.Visit;
import dev.muster.examples.myteam.web.Words;
import dev.muster.model.FieldChange;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what an event of the history tells in fields. */
final class Sentences {

    private final Words words;
    private final People people;
    private final RoleNames roles;

    private Sentences(Words words, People people, RoleNames roles) {
        this.words = words;
        this.people = people;
        this.roles = roles;
    }

    static Sentences of(Visit visit, Accounts accounts) {
        return new Sentences(visit.words(), People.of(accounts, visit), RoleNames.of(visit));
    }

    /** A line of the history. */
    record Line(Instant at, String text) {}

    Line line(TeamEvent event) {
        return new Line(event.at(), of(event));
    }

    String of(TeamEvent event) {
        String subject = event.subject() == null ? "" : event.subject();
        return words.of("event." + event.type(), people.name(event.actor()), subject, changes(event), roles(event));
    }

    private String changes(TeamEvent event) {
        return event.changes().stream().map(this::change).collect(Collectors.joining("; "));
    }

    /** The roles that somebody has from now on, or will have. */
    private String roles(TeamEvent event) {
        return event.changes().stream()
                .filter(change -> change.field().equals("roles"))
                .map(change -> value("roles", change.after()))
                .collect(Collectors.joining());
    }

    private String change(FieldChange change) {
        String key = "change." + change.field();
        String field = words.has(key) ? words.of(key) : change.field();
        String before = value(change.field(), change.before());
        String after = value(change.field(), change.after());
        if (before.isEmpty()) {
            return words.of("change.set", field, after);
        }
        return after.isEmpty()
                ? words.of("change.cleared", field, before)
                : words.of("change.from", field, before, after);
    }

    /** Roles are ids in the history, so that it reads right after a role was renamed. */
    private String value(String field, @Nullable String value) {
        if (value == null) {
            return "";
        }
        if (!field.equals("roles") && !field.equals("notGiven")) {
            return value;
        }
        return Arrays.stream(value.split(", ", -1)).map(this::role).collect(Collectors.joining(", "));
    }

    private String role(String grant) {
        int end = grant.indexOf(" until ");
        String id = end < 0 ? grant : grant.substring(0, end);
        return id.isEmpty() ? "" : roles.of(RoleId.of(id)) + (end < 0 ? "" : grant.substring(end));
    }
}
