package dev.muster.examples.quickstart;

import dev.muster.model.ActorRef;
import dev.muster.model.FieldChange;
import dev.muster.model.Role;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in a sentence what an event tells in fields. */
final class Sentences {

    private final Map<UserId, String> names;
    private final Map<RoleId, String> roles;

    Sentences(Map<UserId, String> names, List<Role> roles) {
        this.names = names;
        this.roles = roles.stream().collect(Collectors.toMap(Role::id, Role::name));
    }

    String of(TeamEvent event) {
        String actor = name(event.actor());
        String subject = event.subject() == null ? "the workspace" : event.subject();
        return switch (event.type()) {
            case TEAM_CREATED -> actor + " created the workspace " + after(event, "name");
            case MEMBER_ADDED -> subject + " became a member as " + roles(after(event, "roles"));
            case INVITE_SENT -> actor + " invited " + subject + " as " + roles(after(event, "roles"));
            case INVITE_ACCEPTED -> actor + " accepted the invite";
            case MEMBER_JOINED -> subject + " joined as " + roles(after(event, "roles"));
            case MEMBER_EDITED -> actor + " changed " + subject + ": " + changes(event);
            default ->
                actor + ": " + event.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    /** The display name of a role; several are separated by a comma. */
    String roles(String ids) {
        return Arrays.stream(ids.split(", ", -1))
                .map(id -> roles.getOrDefault(RoleId.of(id), id))
                .collect(Collectors.joining(", "));
    }

    private String name(ActorRef actor) {
        return switch (actor.type()) {
            case USER -> names.getOrDefault(UserId.of(actor.id()), actor.id());
            case SYSTEM -> "The system (" + actor.id() + ")";
            case LINK -> "Somebody with the link";
        };
    }

    private String changes(TeamEvent event) {
        return event.changes().stream()
                .map(change -> change.field().equals("roles")
                        ? from("role", roles(change.before()), roles(change.after()))
                        : from(change.field(), change.before(), change.after()))
                .collect(Collectors.joining(", "));
    }

    private static String from(String field, String before, String after) {
        return field + (before == null ? "" : " from " + before) + " to " + (after == null ? "nothing" : after);
    }

    private static String after(TeamEvent event, String field) {
        return event.changes().stream()
                .filter(change -> change.field().equals(field))
                .map(FieldChange::after)
                .findFirst()
                .orElse("?");
    }
}
