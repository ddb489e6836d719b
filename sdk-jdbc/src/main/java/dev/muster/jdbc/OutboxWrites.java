package dev.muster.jdbc;

import dev.muster.jdbc.Writes.Table;
import dev.muster.model.TeamId;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.OutboxStore;
import java.util.UUID;

/** The outbox of the team that is being changed. */
final class OutboxWrites implements OutboxStore {

    private static final String INSERT =
            "insert into muster_outbox (" + OutboxQueries.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)";

    private final TeamId team;
    private final Writes writes;

    OutboxWrites(TeamId team, Writes writes) {
        this.team = team;
        this.writes = writes;
    }

    @Override
    public void add(OutboxRow row) {
        Own.require(team, row.team());
        Parameters values = Parameters.of(row.id(), row.team(), row.kind(), row.invite())
                .number((long) row.generation())
                .number((long) row.attempts())
                .moment(row.dueAt());
        writes.add(Table.OUTBOX, INSERT, values);
    }

    @Override
    public void delete(UUID id) {
        writes.add(Table.OUTBOX, "delete from muster_outbox where id = ? and team_id = ?", Parameters.of(id, team));
    }
}
