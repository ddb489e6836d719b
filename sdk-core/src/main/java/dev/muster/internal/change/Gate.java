package dev.muster.internal.change;

import dev.muster.internal.rules.RoleBook;
import dev.muster.model.Actor;
import dev.muster.model.ActorRef;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.StorageException;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.TeamStatus;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.Reader;
import dev.muster.spi.Scanner;
import dev.muster.spi.Storage;
import dev.muster.spi.Transaction;
import dev.muster.spi.WorkTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the storage. Every change touches the team first, is decided on what is read after that, is put to the
 * policies, and only then written, together with its events; what it wrote nothing for is rolled back.
 */
public final class Gate {

    private static final ActorRef MUSTER = ActorRef.system("muster");

    private final Storage storage;
    private final Clock clock;
    private final RoleBook roles;
    private final Audience audience;
    private final Attempts attempts;
    private final Ids ids;
    private final Runnable outboxFilled;
    private final BiConsumer<TeamId, List<TeamEvent>> committed;
    /** How many changes run on this node, so that the access check looks at {@link #changing} only if there are any. */
    private final AtomicInteger running = new AtomicInteger();
    /** Set while a change runs: host code under the team's row must not come in again. */
    private final ThreadLocal<Boolean> changing = new ThreadLocal<>();

    /**
     * @param outboxFilled run after a commit that left something to be told
     * @param committed handed a team and what happened to it, after the commit and before the change returns; nothing
     *     if what happened is not known
     */
    public Gate(
            Storage storage,
            Clock clock,
            RoleBook roles,
            Audience audience,
            Ids ids,
            int changeAttempts,
            Runnable outboxFilled,
            BiConsumer<TeamId, List<TeamEvent>> committed) {
        this.storage = storage;
        this.clock = clock;
        this.roles = roles;
        this.audience = audience;
        this.ids = ids;
        this.attempts = new Attempts(storage, changeAttempts, this::now);
        this.outboxFilled = outboxFilled;
        this.committed = committed;
    }

    /** The injected clock's moment, in milliseconds. */
    public Instant now() {
        return Instant.ofEpochMilli(millis());
    }

    /** The same as milliseconds since 1970, for the access check, which makes no objects. */
    public long millis() {
        return clock.millis();
    }

    public Ids ids() {
        return ids;
    }

    /** Changes a team on behalf of an actor who is in it. */
    public <T> T change(Actor actor, TeamId team, Function<Change, T> decide) {
        return change(actor, team, ReadAhead.NOTHING, decide);
    }

    /**
     * The same.
     *
     * @param ahead what the change will read beside the actor
     */
    public <T> T change(Actor actor, TeamId team, ReadAhead ahead, Function<Change, T> decide) {
        Objects.requireNonNull(actor, "actor");
        ReadAhead known = ahead.andActor(actor.ref());
        return run(actor.ref(), team, known, tx -> live(tx.team(), Gate::noTeam), change -> {
            requireInTeam(change);
            return decide.apply(change);
        });
    }

    /** Changes what is left of a team, be it deleted, on behalf of a system actor. */
    public <T> T changeRemains(Actor actor, TeamId team, Function<Change, T> decide) {
        return run(actor.ref(), team, ReadAhead.NOTHING, tx -> readable(actor, tx), decide);
    }

    /**
     * Changes a team on behalf of who holds a link of it, not known by name yet.
     *
     * @param ahead what the change will read beside the invite
     * @param unknown what to answer if the team has gone meanwhile
     */
    public <T> T changeByLink(
            TeamId team,
            InviteId invite,
            ReadAhead ahead,
            Supplier<MusterException> unknown,
            Function<Change, T> decide) {
        return run(ActorRef.link(invite), team, ahead.andInvite(invite), tx -> live(tx.team(), unknown), decide);
    }

    /** Makes a team: {@code founded} is its row as it will be, at rev 1. */
    public <T> T create(Actor actor, Team founded, Function<Change, T> decide) {
        Objects.requireNonNull(actor, "actor");
        return run(actor.ref(), founded.id(), ReadAhead.NOTHING, tx -> founded, decide);
    }

    /** Reads a team on behalf of an actor who is in it; system actors see what is left of deleted teams too. */
    public <T extends @Nullable Object> T read(Actor actor, TeamId team, Function<View, T> work) {
        Objects.requireNonNull(actor, "actor");
        requireOutside();
        return attempts.repeat(() -> storage.read(Objects.requireNonNull(team, "team"), reader -> {
            View view = new View(reader, readable(actor, reader), roles, now(), actor.ref());
            requireInTeam(view);
            return work.apply(view);
        }));
    }

    /** Reads a team on behalf of nobody in particular; null if there is none, or no longer. */
    public <T> @Nullable T peek(TeamId team, Function<View, @Nullable T> work) {
        return peek(team, ReadAhead.NOTHING, work);
    }

    /** The same, and says what will be read. */
    public <T> @Nullable T peek(TeamId team, ReadAhead ahead, Function<View, @Nullable T> work) {
        return this.<@Nullable T>observe(team, ahead, (reader, view) -> view == null ? null : work.apply(view));
    }

    /** The same for who wants to know what is there otherwise: the view is null if there is no team, or no longer. */
    public <T extends @Nullable Object> T observe(TeamId team, BiFunction<Reader, @Nullable View, T> work) {
        return this.<T>observe(team, ReadAhead.NOTHING, work);
    }

    private <T extends @Nullable Object> T observe(
            TeamId team, ReadAhead ahead, BiFunction<Reader, @Nullable View, T> work) {
        requireOutside();
        return attempts.<T>repeat(() -> storage.<T>read(team, ahead, reader -> {
            Team found = reader.team();
            return work.apply(
                    reader,
                    found == null || found.status() == TeamStatus.DELETED
                            ? null
                            : new View(reader, found, roles, now(), MUSTER));
        }));
    }

    /** Reads the rows of a team whatever state it is in: what a link may be checked against, in one query. */
    public <T> @Nullable T find(TeamId team, Function<Reader, @Nullable T> query) {
        requireOutside();
        return attempts.<@Nullable T>repeat(() -> storage.<@Nullable T>read(team, query));
    }

    /** Reads across teams. */
    public <T extends @Nullable Object> T scan(Function<Scanner, T> work) {
        requireOutside();
        return attempts.repeat(() -> storage.scan(work));
    }

    /** Does single-row work outside teams. */
    public <T extends @Nullable Object> T work(Function<WorkTransaction, T> work) {
        requireOutside();
        return attempts.repeat(() -> storage.work(work));
    }

    private <T> T run(
            ActorRef actor,
            TeamId team,
            ReadAhead ahead,
            Function<Transaction, Team> find,
            Function<Change, T> decide) {
        Objects.requireNonNull(team, "team");
        requireOutside();
        changing.set(true);
        running.incrementAndGet();
        Attempts.Decided<T> decided;
        try {
            decided = attempts.change(team, ids.next(), ahead, (tx, at, id) -> {
                Change change = new Change(tx, find.apply(tx), roles, at, actor, id, audience::ask);
                T result = decide.apply(change);
                if (!change.isEmpty()) {
                    change.judge();
                    audience.post(change);
                    change.write();
                }
                return new Attempts.Decided<>(change, result);
            });
        } catch (StorageException.OutcomeUnknown e) {
            committed.accept(team, List.of());
            throw e;
        } finally {
            running.decrementAndGet();
            changing.remove();
        }
        if (!decided.change().isEmpty()) {
            storage.afterCommit(() -> tell(decided.change()));
        }
        return decided.result();
    }

    private void tell(Change change) {
        committed.accept(change.team().id(), change.events());
        if (change.fillsOutbox()) {
            outboxFilled.run();
        }
        audience.tell(change.events());
    }

    /** Refuses what a policy or provisioner calls while its change waits for it. */
    public void requireOutside() {
        if (running.get() != 0 && changing.get() != null) {
            throw new IllegalStateException("a policy or provisioner must not call Muster: the team's row is locked");
        }
    }

    private static Team live(@Nullable Team team, Supplier<MusterException> otherwise) {
        if (team == null || team.status() == TeamStatus.DELETED) {
            throw otherwise.get();
        }
        return team;
    }

    /** The answer that a team one is not in, a deleted one and one that never was have in common. */
    public static MusterException noTeam() {
        return MusterException.of(Reason.TEAM_NOT_FOUND, "there is no such team, or you are not in it");
    }

    private static Team readable(Actor actor, Reader reader) {
        Team team = reader.team();
        return team != null && actor.isSystem() ? team : live(team, Gate::noTeam);
    }

    private static void requireInTeam(View view) {
        if (!view.standing().isSystem() && !view.standing().isInTeam()) {
            throw noTeam();
        }
    }
}
