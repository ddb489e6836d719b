package dev.muster.internal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.muster.internal.change.Gate;
import dev.muster.model.StorageException;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The teams that are held in memory. Checks go to a plain map; Caffeine only says which teams to give up, and hears of
 * their use from loads and from the follower, as telling it at each check would cost more than the check.
 */
public final class HeldTeams {

    private static final int LOCKS = 64;
    /** How often something is read again because the team was changed meanwhile; then it is answered and not kept. */
    private static final int TRIES = 4;

    private static final int TEAM_WEIGHT = 4;

    private final Reading reading;
    private final Pulse pulse;
    private final long bound;
    private final ConcurrentHashMap<TeamId, HeldTeam> teams = new ConcurrentHashMap<>();
    private final NearTeams near = new NearTeams();
    private final Cache<TeamId, HeldTeam> recency;
    private final List<ReentrantLock> locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toList();

    /**
     * @param staleness in milliseconds: the most that an answer may be behind the storage
     * @param memberships how many are held at most
     */
    HeldTeams(Gate gate, RightsOf rightsOf, long staleness, long memberships) {
        this.reading = new Reading(gate, rightsOf);
        this.pulse = new Pulse(gate::millis, staleness, this::giveUpAll);
        // The pulse may be one beat behind, and its thread be late by another one.
        this.bound = staleness - 2 * Pulse.beat(staleness);
        this.recency = Caffeine.newBuilder()
                .maximumWeight(memberships)
                .weigher((TeamId id, HeldTeam team) -> TEAM_WEIGHT + team.size())
                .executor(Runnable::run)
                .removalListener(this::givenUp)
                .build();
    }

    /** What this user may do in this team, as of at least this rev; {@link Long#MAX_VALUE} for as of now. */
    Rights find(UserId user, TeamId team, long atLeast) {
        HeldTeam held = held(team);
        if (held != null && isGood(held, atLeast)) {
            Rights rights = held.find(user.value());
            if (rights != null) {
                return rights;
            }
        }
        return load(team, List.of(user), atLeast).of(user);
    }

    /** The same for many users of one team; who was not held is read at once. */
    Map<UserId, Rights> find(Collection<UserId> users, TeamId team, long atLeast) {
        Map<UserId, Rights> found = new HashMap<>();
        List<UserId> missing = new ArrayList<>();
        HeldTeam held = held(team);
        boolean good = held != null && isGood(held, atLeast);
        for (UserId user : users) {
            Rights rights = held != null && good ? held.find(user.value()) : null;
            if (rights == null) {
                missing.add(user);
            } else {
                found.put(user, rights);
            }
        }
        if (!missing.isEmpty()) {
            Load load = load(team, missing, atLeast);
            missing.forEach(user -> found.put(user, load.of(user)));
        }
        return found;
    }

    Pulse pulse() {
        return pulse;
    }

    private @Nullable HeldTeam held(TeamId team) {
        HeldTeam held = near.find(team);
        if (held == null) {
            held = teams.get(team);
            if (held != null) {
                near.add(held, teams.size());
            }
        }
        return held;
    }

    private boolean isGood(HeldTeam held, long atLeast) {
        return held.isFresh(pulse.now(), bound) && (atLeast <= 0 || atLeast <= held.applied());
    }

    private Load load(TeamId team, Collection<UserId> asked, long atLeast) {
        Load load = load(team, asked);
        if (load.rev() != 0 && load.rev() < atLeast && atLeast != Long.MAX_VALUE) {
            throw new StorageException("the team has not come to the rev that was asked for", null);
        }
        return load;
    }

    /**
     * It is in the map before it is read, so that a change which commits meanwhile finds it, and it is not kept; and
     * before the clock is, so that it is given up if that goes back.
     */
    private Load load(TeamId team, Collection<UserId> asked) {
        for (int tries = 1; ; tries++) {
            HeldTeam held = teams.computeIfAbsent(team, this::newTeam);
            long at = pulse.look();
            if (held.isDead()) {
                giveUp(held); // be it that somebody is about to, as of all when the clock goes back
                continue;
            }
            Load load = read(held, at, asked);
            if (!load.committed()) {
                giveUpUnlessLoaded(held);
                return load;
            }
            if (load.rev() < load.base()) {
                giveUp(held); // the database was set back
            }
            boolean isNewest = held.put(load);
            if (isNewest && !held.isDead()) {
                recency.put(team, held);
            }
            if (isNewest || tries == TRIES) {
                return load;
            }
        }
    }

    private Load read(HeldTeam held, long at, Collection<UserId> asked) {
        try {
            return reading.read(held, at, held.applied(), asked);
        } catch (RuntimeException | Error e) {
            giveUpUnlessLoaded(held);
            throw e;
        }
    }

    private HeldTeam newTeam(TeamId team) {
        return new HeldTeam(team, locks.get(Math.floorMod(team.hashCode(), LOCKS)));
    }

    /** Caffeine knows nothing of teams that were never loaded, and would never give them up. */
    private void giveUpUnlessLoaded(HeldTeam held) {
        if (held.isNew()) {
            giveUp(held);
        }
    }

    /** Nothing is answered from it any more; who asks again is answered from the storage. */
    void giveUp(HeldTeam held) {
        held.kill();
        teams.remove(held.id(), held);
        near.remove(held);
    }

    /** How old an answer is cannot be told by a clock that went back: what was too old may seem to be new again. */
    private void giveUpAll() {
        teams.values().forEach(this::giveUp);
        recency.invalidateAll();
    }

    private void givenUp(@Nullable TeamId id, @Nullable HeldTeam held, RemovalCause cause) {
        if (held != null && id != null && (cause != RemovalCause.REPLACED || teams.get(id) != held)) {
            giveUp(held);
        }
    }

    /** A change of this node, committed and not yet returned; no events if it is not known what became of it. */
    public void committed(TeamId team, List<TeamEvent> events) {
        HeldTeam held = teams.get(team);
        if (held != null) {
            long at = events.isEmpty() ? Long.MAX_VALUE : events.get(0).at().toEpochMilli();
            if (at > pulse.look()) {
                giveUp(held); // this node's clock is behind, and may take for granted what has ended by then
            } else if (held.changed(events.get(0).rev(), TeamChanges.users(events), at)) {
                recency.asMap().replace(team, held, held); // has Caffeine weigh it again
            }
        }
    }

    /** The teams that were asked about since the last call. */
    List<HeldTeam> used() {
        List<HeldTeam> used = new ArrayList<>();
        for (HeldTeam held : teams.values()) {
            // Asking for it is what tells Caffeine that it was used.
            if (held.wasUsed() && held.equals(recency.getIfPresent(held.id()))) {
                used.add(held);
            }
        }
        return used;
    }

    /** Reads what has changed in a team, if it is still held. */
    void catchUp(HeldTeam held) {
        if (teams.get(held.id()) == held) {
            load(held.id(), List.of());
        }
    }
}
