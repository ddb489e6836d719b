package dev.muster.inmemory;

import dev.muster.spi.OutboxRow;
import dev.muster.spi.OutboxStore;
import java.util.Objects;
import java.util.UUID;

/** The outbox of the team that is being changed. */
final class OutboxWrites implements OutboxStore {

    private final Writes writes;

    OutboxWrites(Writes writes) {
        this.writes = writes;
    }

    @Override
    public void add(OutboxRow row) {
        writes.add(row.team(), draft -> draft.outbox(rows -> rows.add(row)));
    }

    @Override
    public void delete(UUID id) {
        Objects.requireNonNull(id, "id");
        writes.add(writes.team(), draft -> draft.outbox(rows -> rows.deleteOf(writes.team(), id)));
    }
}
