package dev.muster.spi;

import dev.muster.model.InviteId;
import dev.muster.model.TeamId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Something to be told, by reference: what exactly is read again when it is told, and the link is derived then.
 *
 * @param id also the notification's id, the same for every attempt
 * @param team which team
 * @param kind what is to be told
 * @param invite which invite
 * @param generation which link of it; another one being the good one makes this row void
 * @param attempts how often it was claimed
 * @param dueAt not before this moment
 */
public record OutboxRow(
        UUID id, TeamId team, Notification.Kind kind, InviteId invite, int generation, int attempts, Instant dueAt) {

    public OutboxRow {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(invite, "invite");
        Objects.requireNonNull(dueAt, "dueAt");
    }

    /** The same as before it was claimed, due at this moment. */
    public OutboxRow untried(Instant newDueAt) {
        return new OutboxRow(id, team, kind, invite, generation, attempts - 1, newDueAt);
    }

    /** The same, claimed once more and due again at this moment. */
    public OutboxRow claimed(Instant retryAt) {
        return new OutboxRow(id, team, kind, invite, generation, attempts + 1, retryAt);
    }
}
