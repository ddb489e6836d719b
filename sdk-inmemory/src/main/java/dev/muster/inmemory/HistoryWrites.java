package dev.muster.inmemory;

import dev.muster.model.TeamEvent;
import dev.muster.spi.HistoryStore;
import java.util.List;

/** The history of the team that is being changed. */
final class HistoryWrites extends HistoryView implements HistoryStore {

    private final Writes writes;

    HistoryWrites(Writes writes, HistoryRows rows) {
        super(writes.scope(), rows);
        this.writes = writes;
    }

    @Override
    public void append(List<TeamEvent> events) {
        for (TeamEvent event : events) {
            writes.add(event.team(), draft -> draft.append(event));
        }
    }

    @Override
    public void rewrite(List<TeamEvent> events) {
        for (TeamEvent event : events) {
            writes.add(event.team(), draft -> draft.rewrite(event));
        }
    }
}
