package dev.muster.inmemory;

import dev.muster.model.TeamId;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One lock for each team, there as long as somebody holds it or waits for it: ids that are asked for leave nothing. */
final class TeamLocks {

    private final ConcurrentHashMap<TeamId, TeamLock> locks = new ConcurrentHashMap<>();

    <T extends @Nullable Object> T holding(TeamId team, Supplier<T> action) {
        TeamLock lock = Objects.requireNonNull(locks.compute(team, (id, present) -> {
            TeamLock shared = present == null ? new TeamLock() : present;
            shared.users++;
            return shared;
        }));
        try {
            lock.turn.lock();
            try {
                return action.get();
            } finally {
                lock.turn.unlock();
            }
        } finally {
            locks.computeIfPresent(team, (id, shared) -> --shared.users == 0 ? null : shared);
        }
    }

    /** How many teams somebody is changing, or waiting to change. */
    int size() {
        return locks.size();
    }

    private static final class TeamLock {

        private final ReentrantLock turn = new ReentrantLock();

        /** Who holds or awaits it; guarded by the map. */
        private int users;
    }
}
