package dev.muster.inmemory;

import dev.muster.inmemory.SortedRows.Row;
import dev.muster.model.Member;
import dev.muster.model.Membership;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.ListKey;
import dev.muster.spi.ListOrder;
import dev.muster.spi.Scanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Across teams, each answer as of one moment. */
final class MemoryScanner implements Scanner {

    private final Scope scope;
    private final Supplier<World> world;
    private final UserTeams userTeams;

    MemoryScanner(Scope scope, Supplier<World> world, UserTeams userTeams) {
        this.scope = scope;
        this.world = world;
        this.userTeams = userTeams;
    }

    /** Sorts what there is of this user, so that renaming a team need not touch its members. */
    @Override
    public List<Membership> teamsOf(UserId user, @Nullable ListKey after, int limit) {
        scope.read();
        // Where to look is right for the world that was there while it was read.
        World moment = world.get();
        SortedRows<TeamId, TeamId> teams = userTeams.of(user);
        for (World now = world.get(); now.moment() != moment.moment(); now = world.get()) {
            moment = now;
            teams = userTeams.of(user);
        }
        SortedRows<ListKey, Membership> sorted = SortedRows.by(KeyOrder.LISTS);
        for (Row<TeamId, TeamId> row : teams.after(null)) {
            TeamRows team = moment.teams().get(row.key());
            Member member = team == null ? null : team.members().byUser().get(user);
            if (team != null && member != null) {
                ListKey key = new ListKey(ListOrder.of(team.team()), row.key().toString());
                sorted = sorted.with(key, new Membership(team.team(), member));
            }
        }
        List<Membership> found = new ArrayList<>();
        for (Row<ListKey, Membership> row : sorted.after(after)) {
            if (found.size() >= limit) {
                break;
            }
            found.add(row.value());
        }
        return found;
    }

    @Override
    public Map<TeamId, Long> revs(Collection<TeamId> teams) {
        scope.read();
        World moment = world.get();
        Map<TeamId, Long> revs = new HashMap<>();
        for (TeamId team : teams) {
            TeamRows rows = moment.teams().get(team);
            if (rows != null) {
                revs.put(team, rows.team().rev());
            }
        }
        return revs;
    }
}
