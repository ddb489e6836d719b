package dev.muster.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a team. Policies judge it before, the history keeps it in the same commit, listeners hear
 * it after. One change has one or more events, keyed by (team, rev, seq).
 *
 * @param change the id of the change, the same for all its events
 * @param team which team
 * @param rev the team's rev after the change
 * @param seq 0, 1, 2 … within the change
 * @param at when
 * @param type what
 * @param actor who did it
 * @param user whom it concerns, if a user
 * @param invite which invite it concerns, if one
 * @param role which of the team's roles it concerns, if one
 * @param subject what the user, invite or role was called at that time: a name, or the invited address; absent for the team
 * @param changes what became of what, sorted as it was done
 */
public record TeamEvent(
        UUID change,
        TeamId team,
        long rev,
        int seq,
        Instant at,
        EventType type,
        ActorRef actor,
        @Nullable UserId user,
        @Nullable InviteId invite,
        @Nullable RoleId role,
        @Nullable String subject,
        List<FieldChange> changes) {

    public TeamEvent {
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(actor, "actor");
        changes = Text.list("changes", changes);
    }
}
