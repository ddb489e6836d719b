package dev.muster.spi;

import dev.muster.model.InviteId;
import dev.muster.model.TeamId;
import dev.muster.spi.HistoryReads.EventKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be told, by reference: what exactly and to whom is read again when it is told, and a link is derived then.
 *
 * @param id also the notification's id, the same for every attempt
 * @param team which team
 * @param kind what is to be told
 * @param invite which invite; absent if it is not about one
 * @param generation which link of it; another one being the good one makes this row void; 0 if it is not about a link
 * @param event what happened; absent if it is not about that
 * @param bulk whether it is one of many that were posted together, and can wait for what is posted singly
 * @param attempts how often it was claimed and not given back
 * @param dueAt not before this moment
 */
public record OutboxRow(
        UUID id,
        TeamId team,
        Notification.Kind kind,
        @Nullable InviteId invite,
        int generation,
        @Nullable EventKey event,
        boolean bulk,
        int attempts,
        Instant dueAt) {

    /** How far behind one another the rows of one team stand in the line of all teams. */
    public static final Duration PACE = Duration.ofSeconds(1);

    public OutboxRow {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(dueAt, "dueAt");
    }

    /** The same, as one of many. */
    public OutboxRow inBulk() {
        return new OutboxRow(id, team, kind, invite, generation, event, true, attempts, dueAt);
    }

    /** The same, claimed once more and due again at this moment. */
    public OutboxRow claimed(Instant retryAt) {
        return rescheduled(attempts + 1, retryAt);
    }

    /** The same with these attempts, due at this moment. */
    public OutboxRow rescheduled(int newAttempts, Instant newDueAt) {
        return new OutboxRow(id, team, kind, invite, generation, event, bulk, newAttempts, newDueAt);
    }

    /** Rows of the two lines by turns, those that were never claimed first, and what is left of the longer one. */
    public static List<OutboxRow> byTurns(List<OutboxRow> fresh, List<OutboxRow> claimed, int limit) {
        Iterator<OutboxRow> first = fresh.iterator();
        Iterator<OutboxRow> second = claimed.iterator();
        List<OutboxRow> rows = new ArrayList<>();
        while (rows.size() < limit && (first.hasNext() || second.hasNext())) {
            boolean fromFirst = first.hasNext() && (!second.hasNext() || rows.size() % 2 == 0);
            rows.add(fromFirst ? first.next() : second.next());
        }
        return rows;
    }
}
