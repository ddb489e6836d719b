package dev.muster.jdbc;

import dev.muster.jdbc.Writes.Table;
import dev.muster.model.TeamId;
import dev.muster.spi.HistoryReads.EventKey;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.OutboxStore;
import java.util.UUID;

/** The outbox of the team that is being changed. */
final class OutboxWrites implements OutboxStore {

    /** The team's row is locked, so nobody else takes the same place. */
    private static final String INSERT = "insert into muster_outbox (" + OutboxQueries.COLUMNS
            + ") select ?, ?, ?, ?, ?,"
            + " ?, ?, ?, ?, ?, 1, case when max(place) + " + OutboxRow.PACE.toMillis() + " > ? then max(place) + "
            + OutboxRow.PACE.toMillis() + " else ? end from muster_outbox where team_id = ? and fresh = 1 and bulk = ?";

    private final TeamId team;
    private final Writes writes;

    OutboxWrites(TeamId team, Writes writes) {
        this.team = team;
        this.writes = writes;
    }

    @Override
    public void add(OutboxRow row) {
        Own.require(team, row.team());
        EventKey event = row.event();
        Parameters values = Parameters.of(row.id(), row.team(), row.kind())
                .text(row.invite() == null ? "" : row.invite())
                .number((long) row.generation())
                .number(event == null ? 0L : event.rev())
                .number(event == null ? 0L : event.seq())
                .flag(row.bulk())
                .number((long) row.attempts())
                .moment(row.dueAt())
                .moment(row.dueAt())
                .moment(row.dueAt())
                .text(team)
                .flag(row.bulk());
        writes.add(Table.OUTBOX, INSERT, values);
    }

    @Override
    public void delete(UUID id) {
        writes.add(Table.OUTBOX, "delete from muster_outbox where id = ? and team_id = ?", Parameters.of(id, team));
    }
}
