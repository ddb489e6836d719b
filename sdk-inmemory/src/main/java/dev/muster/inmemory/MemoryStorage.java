package dev.muster.inmemory;

import dev.muster.inmemory.MemoryWork.Failure;
import dev.muster.inmemory.MemoryWork.Mark;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.InviteStatus;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Reader;
import dev.muster.spi.Scanner;
import dev.muster.spi.Storage;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.Transaction;
import dev.muster.spi.WorkTransaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A storage in memory, for tests and first steps: what it holds dies with it.
 *
 * <p>The cost of a change grows with the rows that it writes, and with the logarithm of how many there are. Changes of
 * one team wait for one another, changes of two teams do not, and reads wait for nobody. Members that are filtered by
 * status or searched, and invites that are filtered by anything but role, are looked at one by one.
 *
 * <p>It is strict where other storages only may be: a read after the first write of a change, a write for another
 * team, a moment finer than a millisecond, and an access inside another access of the same thread are refused.
 */
public final class MemoryStorage implements Storage {

    private final TeamLocks locks = new TeamLocks();
    private final UserTeams userTeams = new UserTeams();

    /** Held for as long as it takes to put changed rows in; nothing is waited for under it. */
    private final ReentrantLock swap = new ReentrantLock();

    /** Held by who works on the outbox; no change waits for it. */
    private final ReentrantLock working = new ReentrantLock();

    private final ThreadLocal<Boolean> inside = new ThreadLocal<>();
    private volatile World world = World.EMPTY;

    private MemoryStorage() {}

    /** An empty one. */
    public static MemoryStorage create() {
        return new MemoryStorage();
    }

    @Override
    public <T extends @Nullable Object> T change(
            TeamId team, Instant at, Function<? super Transaction, ? extends T> work) {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(work, "work");
        if (!at.truncatedTo(ChronoUnit.MILLIS).equals(at)) {
            throw new IllegalArgumentException("Moments have milliseconds: truncate what the clock says.");
        }
        return alone(() -> locks.holding(team, () -> changeAlone(team, at, work)));
    }

    private <T extends @Nullable Object> T changeAlone(
            TeamId team, Instant at, Function<? super Transaction, ? extends T> work) {
        World start = world;
        TeamRows before = start.teams().get(team);
        Team touched = before == null ? null : touch(before.team(), at);
        Writes writes = new Writes(team);
        T answer;
        try {
            answer = work.apply(new MemoryTransaction(
                    writes, touched, before, slug -> world.slugs().get(slug)));
        } finally {
            writes.scope().end();
        }
        Draft draft = new Draft(touched, before);
        writes.to(draft);
        TeamRows after = draft.rows(writes.any());
        if (after != null) {
            commit(draft, after);
        }
        return answer;
    }

    private static Team touch(Team team, Instant at) {
        return team.touched(at.isAfter(team.changedAt()) ? at : team.changedAt(), team.rev() + 1);
    }

    private void commit(Draft draft, TeamRows after) {
        TeamId team = after.team().id();
        Collection<UserId> came = draft.came();
        userTeams.add(came, team);
        boolean done = false;
        try {
            swap(present -> present.with(after)
                    .with(draft.outboxAfter(present.outbox()))
                    .with(draft.addressedAfter(present.addressed())));
            done = true;
        } finally {
            userTeams.remove(done ? draft.went() : came, team);
        }
    }

    @Override
    public <T extends @Nullable Object> T read(TeamId team, Function<? super Reader, ? extends T> work) {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(work, "work");
        return alone(() -> {
            Scope scope = new Scope();
            try {
                return work.apply(new MemoryReader(scope, world.teams().get(team)));
            } finally {
                scope.end();
            }
        });
    }

    @Override
    public <T extends @Nullable Object> T scan(Function<? super Scanner, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        return alone(() -> {
            Scope scope = new Scope();
            try {
                return work.apply(new MemoryScanner(scope, () -> world, userTeams));
            } finally {
                scope.end();
            }
        });
    }

    @Override
    public <T extends @Nullable Object> T work(Function<? super WorkTransaction, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        return alone(() -> {
            Scope scope = new Scope();
            MemoryWork rows;
            T answer;
            working.lock();
            try {
                rows = new MemoryWork(scope, world);
                answer = work.apply(rows);
                swap(present -> present.with(rows.to(present.outbox()))
                        .with(rows.counters())
                        .suppressing(rows.suppressed()));
            } finally {
                scope.end();
                working.unlock();
            }
            // Marks wait for changes, so nothing is held here that anybody could wait for.
            rows.marks().forEach(mark -> locks.holding(mark.team(), () -> mark(mark)));
            rows.failures().forEach(failure -> locks.holding(failure.team(), () -> note(failure)));
            return answer;
        });
    }

    /** Under the team's lock: a change that has read the invite writes all of it, and must not undo the mark. */
    private @Nullable Void mark(Mark mark) {
        TeamRows rows = world.teams().get(mark.team());
        StoredInvite stored = rows == null ? null : rows.invites().byId().get(mark.invite());
        if (rows != null
                && stored != null
                && stored.invite().status() == InviteStatus.PENDING
                && stored.invite().delivery().status() == DeliveryStatus.QUEUED
                && stored.generation() == mark.generation()) {
            InviteRows marked = rows.invites().written(stored.delivery(mark.delivery()));
            TeamRows after = rows.invites(marked);
            swap(present -> present.with(after));
        }
        return null;
    }

    private @Nullable Void note(Failure failure) {
        TeamRows rows = world.teams().get(failure.team());
        if (rows != null && rows.invites().byId().has(failure.invite())) {
            FailureRows failures = rows.failures().oneMore(failure.invite(), failure.reason(), failure.at());
            TeamRows after = rows.failures(failures);
            swap(present -> present.with(after));
        }
        return null;
    }

    private void swap(UnaryOperator<World> next) {
        swap.lock();
        try {
            world = next.apply(world);
        } finally {
            swap.unlock();
        }
    }

    /**
     * One access at a time for each thread: a second one would wait for the first one's locks, here, or take a second
     * connection while holding one, elsewhere.
     */
    private <T extends @Nullable Object> T alone(Supplier<T> access) {
        if (inside.get() != null) {
            throw new IllegalStateException("This thread is inside an access to this storage already: end that one"
                    + " first, or use what it hands out.");
        }
        inside.set(true);
        try {
            return access.get();
        } finally {
            inside.remove();
        }
    }

    /** How many entries the storage keeps that are not rows of teams: locks, and users to look memberships up by. */
    int sideEntries() {
        return locks.size() + userTeams.size();
    }

    int teams() {
        return world.teams().size();
    }
}
