package dev.muster.inmemory;

import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where to look for the memberships of a user: at least the teams that they are a member of. A team is added before the
 * commit of the membership and removed after the commit of its end, so that the commit itself costs the same however
 * many members are deleted with their team.
 */
final class UserTeams {

    private static final SortedRows<TeamId, TeamId> NONE = SortedRows.by(KeyOrder.TEAMS);

    private final ConcurrentHashMap<UserId, SortedRows<TeamId, TeamId>> teams = new ConcurrentHashMap<>();

    SortedRows<TeamId, TeamId> of(UserId user) {
        return teams.getOrDefault(user, NONE);
    }

    void add(Collection<UserId> users, TeamId team) {
        for (UserId user : users) {
            teams.merge(user, NONE.with(team, team), (present, one) -> present.with(team, team));
        }
    }

    void remove(Collection<UserId> users, TeamId team) {
        for (UserId user : users) {
            teams.computeIfPresent(user, (id, present) -> {
                SortedRows<TeamId, TeamId> rest = present.without(team);
                return rest.isEmpty() ? null : rest;
            });
        }
    }

    /** How many users are in any team. */
    int size() {
        return teams.size();
    }
}
