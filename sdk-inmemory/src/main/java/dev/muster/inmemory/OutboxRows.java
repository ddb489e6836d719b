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
 * @param fresh those that were never claimed, by their places in the line
 * @param claimed those that were, the longest due first
 * @param lines the places of those that were never claimed, for each line
 * @param byTeam those of each team
 */
record OutboxRows(
        SortedRows<UUID, OutboxRows.Placed> byId,
        SortedRows<OutboxRows.Place, OutboxRow> fresh,
        SortedRows<OutboxRows.Place, OutboxRow> claimed,
        GroupedRows<OutboxRows.Line, OutboxRows.Place, UUID> lines,
        GroupedRows<TeamId, UUID, UUID> byTeam) {

    private static final Comparator<Place> PLACES =
            Comparator.comparing(Place::at).thenComparing(Place::id, KeyOrder.UUIDS);

    static final OutboxRows NONE = new OutboxRows(
            SortedRows.by(KeyOrder.UUIDS),
            SortedRows.by(PLACES),
            SortedRows.by(PLACES),
            GroupedRows.by(Comparator.comparing(Line::team, KeyOrder.TEAMS).thenComparing(Line::bulk), PLACES),
            GroupedRows.by(KeyOrder.TEAMS, KeyOrder.UUIDS));

    OutboxRows add(OutboxRow row) {
        if (byId.has(row.id())) {
            throw new TransientConflict("the outbox has this row already", null);
        }
        Instant place = row.dueAt();
        for (SortedRows.Row<Place, UUID> last : lines.group(Line.of(row)).before(null)) {
            Instant next = last.key().at().plus(OutboxRow.PACE);
            place = next.isAfter(place) ? next : place;
            break;
        }
        return with(new Placed(row, true, place));
    }

    /** Claims a row if it still has these attempts; the same if it has not. */
    OutboxRows claim(UUID id, int attempts, Instant retryAt) {
        Placed before = byId.get(id);
        return before == null || before.row().attempts() != attempts
                ? this
                : without(before).with(new Placed(before.row().claimed(retryAt), false, retryAt));
    }

    /** Gives another moment to a row that was claimed with these attempts; the same if it has others by now. */
    OutboxRows reschedule(OutboxRow claim, int attempts, Instant dueAt) {
        Placed before = byId.get(claim.id());
        return before == null || before.row().attempts() != claim.attempts()
                ? this
                : without(before).with(new Placed(before.row().rescheduled(attempts, dueAt), false, dueAt));
    }

    OutboxRows delete(UUID id) {
        Placed row = byId.get(id);
        return row == null ? this : without(row);
    }

    OutboxRows deleteOf(TeamId team, UUID id) {
        return byTeam.group(team).has(id) ? delete(id) : this;
    }

    OutboxRows clear(TeamId team) {
        OutboxRows rest = this;
        for (SortedRows.Row<UUID, UUID> row : byTeam.group(team).after(null)) {
            rest = rest.delete(row.key());
        }
        return rest;
    }

    private OutboxRows with(Placed placed) {
        OutboxRow row = placed.row();
        Place place = new Place(placed.place(), row.id());
        return new OutboxRows(
                byId.with(row.id(), placed),
                placed.fresh() ? fresh.with(place, row) : fresh,
                placed.fresh() ? claimed : claimed.with(place, row),
                placed.fresh() ? lines.with(Line.of(row), place, row.id()) : lines,
                byTeam.with(row.team(), row.id(), row.id()));
    }

    private OutboxRows without(Placed placed) {
        OutboxRow row = placed.row();
        Place place = new Place(placed.place(), row.id());
        return new OutboxRows(
                byId.without(row.id()),
                fresh.without(place),
                claimed.without(place),
                lines.without(Line.of(row), place),
                byTeam.without(row.team(), row.id()));
    }

    /** A row and where it stands: in the line of its team, or by when it is due again. */
    record Placed(OutboxRow row, boolean fresh, Instant place) {}

    /** What stands behind one another. */
    record Line(TeamId team, boolean bulk) {

        static Line of(OutboxRow row) {
            return new Line(row.team(), row.bulk());
        }
    }

    /** A place in the line. */
    record Place(Instant at, UUID id) {}
}
