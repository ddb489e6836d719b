package dev.muster.internal.bulk;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Gate;
import dev.muster.internal.invite.SendingLimits;
import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkOptions.Mode;
import dev.muster.model.BulkReport;
import dev.muster.model.BulkResult;
import dev.muster.model.InvalidValueException;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException;
import dev.muster.model.TeamId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A bulk call: takes the rows chunk by chunk, has each chunk decided in one change, and hands the answers out. */
public final class Bulk<R> {

    /** Few enough that a chunk holds the team for little longer than a single change does. */
    private static final int CHUNK = 100;

    private final Gate gate;
    private final Work<R> work;
    private final Counting<R> counting;

    Bulk(Gate gate, SendingLimits limits, Work<R> work) {
        this.gate = gate;
        this.work = work;
        this.counting = new Counting<>(gate, limits, work);
    }

    /** Keeps nothing of the rows that are answered but a hash of what each was about. */
    public BulkReport run(
            Actor actor, TeamId team, Iterator<R> rows, BulkOptions options, Consumer<? super BulkResult> results) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(results, "results");
        boolean all = options.mode() == Mode.ALL_OR_NOTHING;
        Subjects subjects = new Subjects();
        Tally tally = new Tally();
        Chain chain = new Chain(options);
        Rehearsed rehearsed = new Rehearsed(0, 0);
        do {
            Chunk<R> chunk = Chunk.next(work, rows, all ? BulkOptions.ALL_OR_NOTHING_ROWS : CHUNK, subjects);
            if (all && rows.hasNext()) {
                throw new InvalidValueException(
                        "rows",
                        InvalidValueException.Code.TOO_MANY,
                        "must be at most " + BulkOptions.ALL_OR_NOTHING_ROWS + " if all or none are to be done");
            }
            Kept kept = chain.next(work, chunk.rows(), rows.hasNext());
            Answers answers = answer(actor, team, chunk, options, kept, rehearsed);
            rehearsed = options.dryRun() ? answers.rehearsed() : rehearsed;
            answers.results().forEach(tally::add);
            answers.results().forEach(results);
            options.progress().accept(tally.report());
        } while (rows.hasNext());
        return tally.report();
    }

    /** What the rows of a dry run would have taken so far, which no storage knows: seats, and of limits. */
    private record Rehearsed(int seats, int counted) {}

    private record Answers(List<BulkResult> results, Rehearsed rehearsed) {}

    private Answers answer(
            Actor actor, TeamId team, Chunk<R> chunk, BulkOptions options, @Nullable Kept kept, Rehearsed rehearsed) {
        Integer countedBefore = options.dryRun() ? (Integer) rehearsed.counted() : null;
        boolean all = options.mode() == Mode.ALL_OR_NOTHING;
        First first = counting.first(actor, team, chunk, kept, all, countedBefore);
        if (first.before() != null) {
            return new Answers(first.before(), rehearsed);
        }
        return gate.change(actor, team, change -> {
            work.require(change);
            // Meanwhile the same call may have been made elsewhere.
            List<BulkResult> before = kept == null ? null : kept.before(change);
            if (before != null) {
                return new Answers(before, rehearsed);
            }
            change.seats().taken(rehearsed.seats());
            List<BulkResult> results = decide(change, chunk, options, first);
            if (kept != null) {
                kept.keep(change, results);
            }
            return new Answers(results, new Rehearsed(change.seats().taken(), rehearsed.counted() + first.counted()));
        });
    }

    private List<BulkResult> decide(Change change, Chunk<R> chunk, BulkOptions options, First first) {
        work.fetch(change, chunk.fresh());
        List<BulkResult> results = new ArrayList<>();
        for (int i = 0; i < chunk.rows().size(); i++) {
            R row = chunk.rows().get(i);
            BulkResult refused = first.refused().get(i);
            results.add(
                    chunk.repeated().get(i)
                            ? Answer.duplicate(work.number(row))
                            : refused != null ? refused : decide(change, row));
        }
        boolean failed = options.mode() == Mode.ALL_OR_NOTHING
                && !results.stream().allMatch(result -> result.code().isDone());
        if (failed || options.dryRun()) {
            change.forget();
            results.replaceAll(result -> undone(result, failed));
        }
        return results;
    }

    private BulkResult decide(Change change, R row) {
        try {
            InviteId done = change.part(() -> work.decide(change, row));
            return Answer.done(work.number(row), work.done(), done);
        } catch (MusterException refusal) {
            return Answer.refused(work.number(row), refusal);
        } catch (InvalidValueException problem) {
            return Answer.invalid(work.number(row), problem);
        }
    }

    private static BulkResult undone(BulkResult result, boolean failed) {
        if (!result.code().isDone()) {
            return result;
        }
        return failed ? Answer.heldBack(result.row()) : Answer.done(result.row(), result.code(), null);
    }
}
