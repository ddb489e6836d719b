package dev.muster.internal.access;

import dev.muster.internal.change.Gate;
import dev.muster.model.TeamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what other nodes do to the teams in use: asks for their revs once a second, and for the history of those that
 * moved. Where it cannot, teams are no longer confirmed, and are not answered from once they are too old.
 */
public final class Follower {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final long LONGEST_PAUSE = 1_000;
    private static final int TEAMS_AT_ONCE = 1_000;

    private final HeldTeams held;
    private final Gate gate;
    private final Pulse pulse;
    private final long pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stop = lock.newCondition();
    private boolean stopped;
    private @Nullable Thread thread;
    private boolean failing;

    /** @param staleness in milliseconds: an answer is never older than this */
    Follower(HeldTeams held, Gate gate, long staleness) {
        this.held = held;
        this.gate = gate;
        this.pulse = held.pulse();
        this.pause = Math.min(LONGEST_PAUSE, staleness / 5);
    }

    public void start() {
        lock.lock();
        try {
            if (!stopped && (thread == null || !thread.isAlive())) {
                pulse.start();
                thread = new Thread(this::run, "muster-access");
                thread.setDaemon(true);
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    public void stop() {
        lock.lock();
        try {
            stopped = true;
            stop.signalAll();
        } finally {
            lock.unlock();
        }
        pulse.stop();
    }

    private void run() {
        while (!awaitRound()) {
            try {
                round();
                failing = false;
            } catch (Throwable e) {
                if (!failing) {
                    LOG.warn("Revisions of teams cannot be read; the access check falls back to their age", e);
                }
                failing = true;
            }
        }
    }

    private boolean awaitRound() {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(pause);
            while (!stopped && left > 0) {
                left = stop.awaitNanos(left);
            }
            return stopped;
        } catch (InterruptedException e) {
            return stopped; // nobody has a reason to; only stop() ends this thread
        } finally {
            lock.unlock();
        }
    }

    /** Sees whether the clock has gone back, for a node whose threads do not run. */
    public void lookAtClock() {
        pulse.look();
    }

    /** Those that have not moved are confirmed first: reading what has changed in the others may take its time. */
    void round() {
        List<HeldTeam> used = held.used();
        List<HeldTeam> moved = new ArrayList<>();
        for (int from = 0; from < used.size(); from += TEAMS_AT_ONCE) {
            confirm(used.subList(from, Math.min(used.size(), from + TEAMS_AT_ONCE)), moved);
        }
        moved.forEach(held::catchUp);
    }

    private void confirm(List<HeldTeam> teams, List<HeldTeam> moved) {
        long at = pulse.look();
        Map<TeamId, Long> before = new HashMap<>();
        teams.forEach(team -> before.put(team.id(), team.applied()));
        Map<TeamId, Long> revs = gate.scan(scanner -> scanner.revs(before.keySet()));
        for (HeldTeam team : teams) {
            long rev = revs.getOrDefault(team.id(), 0L);
            if (rev < before.getOrDefault(team.id(), 0L)) {
                held.giveUp(team); // the database was set back to an earlier state
            } else if (!team.confirm(at, rev)) {
                moved.add(team);
            }
        }
    }
}
