package dev.muster.inmemory;

import dev.muster.model.TeamId;
import dev.muster.spi.Storage.TransientConflict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a storage at one moment. A commit replaces the whole value by one that shares nearly everything with it,
 * so that whoever reads sees all of a change or nothing of it, across teams too, and waits for nobody.
 *
 * @param moment how many commits came before: two worlds of one storage are the same one if this is equal
 * @param teams everything of each team
 * @param slugs which team has a slug
 * @param outbox what is to be told
 */
record World(long moment, SortedRows<TeamId, TeamRows> teams, SortedRows<String, TeamId> slugs, OutboxRows outbox) {

    static final World EMPTY =
            new World(0, SortedRows.by(KeyOrder.TEAMS), SortedRows.by(String::compareTo), OutboxRows.NONE);

    World with(TeamRows rows) {
        TeamId id = rows.team().id();
        TeamRows before = teams.get(id);
        return new World(
                moment + 1,
                teams.with(id, rows),
                withSlug(
                        before == null ? null : before.team().slug(),
                        rows.team().slug(),
                        id),
                outbox);
    }

    World with(OutboxRows newOutbox) {
        return new World(moment + 1, teams, slugs, newOutbox);
    }

    private SortedRows<String, TeamId> withSlug(@Nullable String before, @Nullable String after, TeamId team) {
        if (Objects.equals(before, after)) {
            return slugs;
        }
        if (after != null && slugs.has(after)) {
            throw new TransientConflict("another team has this slug", null);
        }
        SortedRows<String, TeamId> rest = before == null ? slugs : slugs.without(before);
        return after == null ? rest : rest.with(after, team);
    }
}
