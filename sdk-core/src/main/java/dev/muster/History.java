package dev.muster;

import dev.muster.internal.history.Events;
import dev.muster.model.Actor;
import dev.muster.model.HistoryQuery;
import dev.muster.model.Slice;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;

/** What happened to a team: every change, in the same commit as the change itself. */
public final class History {

    private final Events events;

    History(Events events) {
        this.events = events;
    }

    /** Events of a team, the newest first. Needs {@code history:read}; of deleted teams for system actors only. */
    public Slice<TeamEvent> list(Actor actor, TeamId team, HistoryQuery query) {
        return events.list(actor, team, query);
    }
}
