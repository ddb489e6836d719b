package dev.muster.inmemory;

import dev.muster.inmemory.SortedRows.Row;
import dev.muster.model.EventType;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import dev.muster.spi.HistoryReads;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history of one team as of one rev, read while the access lasts. */
class HistoryView implements HistoryReads {

    private final Scope scope;
    private final HistoryRows rows;

    HistoryView(Scope scope, HistoryRows rows) {
        this.scope = scope;
        this.rows = rows;
    }

    @Override
    public boolean contains(UUID change) {
        scope.read();
        return rows.changes().has(change);
    }

    @Override
    public List<TeamEvent> newest(
            @Nullable UserId user, @Nullable EventType type, @Nullable EventKey before, int limit) {
        scope.read();
        SortedRows<EventKey, TeamEvent> index = user != null
                ? rows.byUser().group(user)
                : type != null ? rows.byType().group(type) : rows.events();
        List<TeamEvent> found = new ArrayList<>();
        for (Row<EventKey, TeamEvent> row : index.before(before)) {
            if (found.size() >= limit) {
                break;
            }
            if (type == null || type == row.value().type()) {
                found.add(row.value());
            }
        }
        return found;
    }
}
