package dev.muster.jdbc;

import dev.muster.jdbc.Writes.Table;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.spi.HistoryStore;
import java.util.List;

/** The history of the team that is being changed. */
final class HistoryWrites extends HistoryQueries implements HistoryStore {

    private static final String INSERT =
            "insert into muster_event (" + EventRow.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String REWRITE = "update muster_event set actor_type = ?, actor_id = ?, user_id = ?,"
            + " subject = ?, changes = ?, email_key = ? where team_id = ? and rev = ? and seq = ?";

    private final TeamId team;
    private final Writes writes;

    HistoryWrites(Sql sql, TeamId team, Writes writes) {
        super(sql, team);
        this.team = team;
        this.writes = writes;
    }

    @Override
    public void append(List<TeamEvent> events) {
        for (TeamEvent event : events) {
            Own.require(team, event.team());
            writes.add(Table.EVENT, INSERT, EventRow.all(event));
        }
    }

    @Override
    public void rewrite(List<TeamEvent> events) {
        for (TeamEvent event : events) {
            Own.require(team, event.team());
            writes.addOne(Table.EVENT, REWRITE, EventRow.rewritten(event), "the history has no such event");
        }
    }
}
