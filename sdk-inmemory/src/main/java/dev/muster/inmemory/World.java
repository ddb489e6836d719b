package dev.muster.inmemory;

import dev.muster.model.InviteId;
import dev.muster.model.TeamId;
import dev.muster.spi.Storage.TransientConflict;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a storage at one moment. A commit replaces the whole value by one that shares nearly everything with it,
 * so that whoever reads sees all of a change or nothing of it, across teams too, and waits for nobody.
 *
 * @param moment how many commits came before: two worlds of one storage are the same one if this is equal
 * @param teams everything of each team
 * @param ends teams with grants that have an end, by when the first of those ends
 * @param withRoles teams that have roles of their own
 * @param slugs which team has a slug
 * @param outbox what is to be told
 * @param addressed the invites that hold an address, of all teams, by the address's key
 * @param counters how much of the limits is used up
 */
record World(
        long moment,
        SortedRows<TeamId, TeamRows> teams,
        GroupedRows<Instant, TeamId, TeamId> ends,
        SortedRows<TeamId, TeamId> withRoles,
        SortedRows<String, TeamId> slugs,
        OutboxRows outbox,
        GroupedRows<String, InviteId, TeamId> addressed,
        CounterRows counters) {

    static final World EMPTY = new World(
            0,
            SortedRows.by(KeyOrder.TEAMS),
            GroupedRows.by(Instant::compareTo, KeyOrder.TEAMS),
            SortedRows.by(KeyOrder.TEAMS),
            SortedRows.by(String::compareTo),
            OutboxRows.NONE,
            GroupedRows.by(String::compareTo, KeyOrder.INVITES),
            CounterRows.NONE);

    World with(TeamRows rows) {
        TeamId id = rows.team().id();
        TeamRows before = teams.get(id);
        return new World(
                moment + 1,
                teams.with(id, rows),
                withEnd(
                        before == null ? null : before.members().firstEnd(),
                        rows.members().firstEnd(),
                        id),
                withRoles(rows),
                withSlug(
                        before == null ? null : before.team().slug(),
                        rows.team().slug(),
                        id),
                outbox,
                addressed,
                counters);
    }

    World with(OutboxRows newOutbox) {
        return new World(moment + 1, teams, ends, withRoles, slugs, newOutbox, addressed, counters);
    }

    World with(CounterRows newCounters) {
        return new World(moment + 1, teams, ends, withRoles, slugs, outbox, addressed, newCounters);
    }

    World with(GroupedRows<String, InviteId, TeamId> newAddressed) {
        return new World(moment + 1, teams, ends, withRoles, slugs, outbox, newAddressed, counters);
    }

    private GroupedRows<Instant, TeamId, TeamId> withEnd(
            @Nullable Instant before, @Nullable Instant after, TeamId team) {
        if (Objects.equals(before, after)) {
            return ends;
        }
        GroupedRows<Instant, TeamId, TeamId> rest = before == null ? ends : ends.without(before, team);
        return after == null ? rest : rest.with(after, team, team);
    }

    private SortedRows<TeamId, TeamId> withRoles(TeamRows rows) {
        TeamId id = rows.team().id();
        boolean any = !rows.roles().byId().isEmpty();
        if (any == withRoles.has(id)) {
            return withRoles;
        }
        return any ? withRoles.with(id, id) : withRoles.without(id);
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
