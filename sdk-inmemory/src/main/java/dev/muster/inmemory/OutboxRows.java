package dev.muster.inmemory;

import dev.muster.model.TeamId;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.Storage.TransientConflict;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * The outbox of all teams.
 *
 * @param byId the rows
 * @param byDue the longest due first
 * @param byTeam those of each team
 */
record OutboxRows(
        SortedRows<UUID, OutboxRow> byId,
        SortedRows<OutboxRows.Due, OutboxRow> byDue,
        GroupedRows<TeamId, UUID, OutboxRow> byTeam) {

    static final OutboxRows NONE = new OutboxRows(
            SortedRows.by(KeyOrder.UUIDS),
            SortedRows.by(Comparator.comparing(Due::at).thenComparing(Due::id, KeyOrder.UUIDS)),
            GroupedRows.by(KeyOrder.TEAMS, KeyOrder.UUIDS));

    OutboxRows add(OutboxRow row) {
        if (byId.has(row.id())) {
            throw new TransientConflict("the outbox has this row already", null);
        }
        return with(row);
    }

    /** Claims a row if it still has these attempts; the same if it has not. */
    OutboxRows claim(UUID id, int attempts, Instant retryAt) {
        OutboxRow row = byId.get(id);
        return row == null || row.attempts() != attempts ? this : without(row).with(row.claimed(retryAt));
    }

    /** Gives a row back that was claimed with these attempts; the same if it has others by now. */
    OutboxRows giveBack(OutboxRow claimed, Instant dueAt) {
        OutboxRow row = byId.get(claimed.id());
        return row == null || row.attempts() != claimed.attempts()
                ? this
                : without(row).with(row.untried(dueAt));
    }

    OutboxRows delete(UUID id) {
        OutboxRow row = byId.get(id);
        return row == null ? this : without(row);
    }

    OutboxRows deleteOf(TeamId team, UUID id) {
        return byTeam.group(team).has(id) ? delete(id) : this;
    }

    OutboxRows clear(TeamId team) {
        OutboxRows rest = this;
        for (SortedRows.Row<UUID, OutboxRow> row : byTeam.group(team).after(null)) {
            rest = rest.without(row.value());
        }
        return rest;
    }

    private OutboxRows with(OutboxRow row) {
        return new OutboxRows(
                byId.with(row.id(), row), byDue.with(Due.of(row), row), byTeam.with(row.team(), row.id(), row));
    }

    private OutboxRows without(OutboxRow row) {
        return new OutboxRows(byId.without(row.id()), byDue.without(Due.of(row)), byTeam.without(row.team(), row.id()));
    }

    /** A place in the queue. */
    record Due(Instant at, UUID id) {

        static Due of(OutboxRow row) {
            return new Due(row.dueAt(), row.id());
        }
    }
}
