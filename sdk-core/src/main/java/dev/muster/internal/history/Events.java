package dev.muster.internal.history;

import dev.muster.internal.change.Gate;
import dev.muster.internal.page.Pages;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.HistoryQuery;
import dev.muster.model.Slice;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.spi.HistoryReads.EventKey;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened to a team, the newest first. */
public final class Events {

    private final Gate gate;
    private final Pages pages;

    public Events(Gate gate, Pages pages) {
        this.gate = gate;
        this.pages = pages;
    }

    public Slice<TeamEvent> list(Actor actor, TeamId team, HistoryQuery query) {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(query, "query");
        int size = pages.size(query.page());
        List<@Nullable Object> scope = Arrays.asList("history", team, query.user(), query.type());
        List<String> after = pages.after(query.page(), scope);
        EventKey before =
                after == null ? null : new EventKey(Long.parseLong(after.get(0)), Integer.parseInt(after.get(1)));
        return gate.read(actor, team, view -> {
            view.require(Operation.READ_HISTORY);
            List<TeamEvent> events = view.reader().history().newest(query.user(), query.type(), before, size + 1);
            return pages.slice(
                    events, size, scope, event -> List.of(String.valueOf(event.rev()), String.valueOf(event.seq())));
        });
    }
}
