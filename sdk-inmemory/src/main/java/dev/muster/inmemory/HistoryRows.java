package dev.muster.inmemory;

import dev.muster.model.EventType;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import dev.muster.spi.HistoryReads.EventKey;
import dev.muster.spi.Storage.TransientConflict;
import java.util.Comparator;
import java.util.UUID;

/**
 * The history of one team and what it is found by.
 *
 * @param events all of it
 * @param byUser what concerns each user
 * @param byType each type of event
 * @param changes the rev of each change, by its id
 */
record HistoryRows(
        SortedRows<EventKey, TeamEvent> events,
        GroupedRows<UserId, EventKey, TeamEvent> byUser,
        GroupedRows<EventType, EventKey, TeamEvent> byType,
        SortedRows<UUID, Long> changes) {

    static final HistoryRows NONE = new HistoryRows(
            SortedRows.by(KeyOrder.EVENTS),
            GroupedRows.by(KeyOrder.USERS, KeyOrder.EVENTS),
            GroupedRows.by(Comparator.naturalOrder(), KeyOrder.EVENTS),
            SortedRows.by(KeyOrder.UUIDS));

    HistoryRows rewrite(TeamEvent event) {
        EventKey key = new EventKey(event.rev(), event.seq());
        TeamEvent before = events.get(key);
        if (before == null) {
            throw new TransientConflict("the history has no such event", null);
        }
        GroupedRows<UserId, EventKey, TeamEvent> users =
                before.user() == null ? byUser : byUser.without(before.user(), key);
        return new HistoryRows(
                events.with(key, event),
                event.user() == null ? users : users.with(event.user(), key, event),
                byType.with(event.type(), key, event),
                changes);
    }

    HistoryRows append(TeamEvent event) {
        EventKey key = new EventKey(event.rev(), event.seq());
        if (events.has(key)) {
            throw new TransientConflict("the history has this event already", null);
        }
        return new HistoryRows(
                events.with(key, event),
                event.user() == null ? byUser : byUser.with(event.user(), key, event),
                byType.with(event.type(), key, event),
                changes.with(event.change(), event.rev()));
    }
}
