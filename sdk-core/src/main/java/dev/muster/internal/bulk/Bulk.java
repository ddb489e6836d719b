package dev.muster.internal.bulk;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Gate;
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

    Bulk(Gate gate, Work<R> work) {
        this.gate = gate;
        this.work = work;
    }

    /** Keeps nothing of the rows that are answered but a hash of what each was about. */
    public BulkReport run(
            Actor actor, TeamId team, Iterator<R> rows, BulkOptions options, Consumer<? super BulkResult> results) {
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(results, "results");
        boolean all = options.mode() == Mode.ALL_OR_NOTHING;
        Subjects subjects = new Subjects();
        Tally tally = new Tally();
        Chain chain = new Chain(options);
        int seats = 0;
        do {
            Chunk<R> chunk = next(rows, all ? BulkOptions.ALL_OR_NOTHING_ROWS : CHUNK, subjects);
            if (all && rows.hasNext()) {
                throw new InvalidValueException(
                        "rows",
                        InvalidValueException.Code.TOO_MANY,
                        "must be at most " + BulkOptions.ALL_OR_NOTHING_ROWS + " if all or none are to be done");
            }
            Kept kept = chain.next(work, chunk.rows(), rows.hasNext());
            Answers answers = answer(actor, team, chunk, options, kept, seats);
            seats = options.dryRun() ? answers.seats() : 0;
            answers.results().forEach(tally::add);
            answers.results().forEach(results);
            options.progress().accept(tally.report());
        } while (rows.hasNext());
        return tally.report();
    }

    /** Rows that are decided together, and which of them repeat an earlier one. */
    private record Chunk<R>(List<R> rows, List<Boolean> repeated) {

        List<R> fresh() {
            List<R> fresh = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                if (!repeated.get(i)) {
                    fresh.add(rows.get(i));
                }
            }
            return fresh;
        }
    }

    /** @param seats how many the rows so far have taken, which in a dry run no storage knows */
    private record Answers(List<BulkResult> results, int seats) {}

    private Chunk<R> next(Iterator<R> rows, int most, Subjects subjects) {
        Chunk<R> chunk = new Chunk<>(new ArrayList<>(), new ArrayList<>());
        while (chunk.rows().size() < most && rows.hasNext()) {
            R row = Objects.requireNonNull(rows.next(), "row");
            String subject = work.subject(row);
            chunk.rows().add(row);
            chunk.repeated().add(subject != null && !subjects.add(subject));
        }
        return chunk;
    }

    private Answers answer(
            Actor actor, TeamId team, Chunk<R> chunk, BulkOptions options, @Nullable Kept kept, int seats) {
        return gate.change(actor, team, change -> {
            work.require(change);
            List<BulkResult> before = kept == null ? null : kept.before(change);
            if (before != null) {
                return new Answers(before, seats);
            }
            Answers answers = answer(change, chunk, options, seats);
            if (kept != null) {
                kept.keep(change, answers.results());
            }
            return answers;
        });
    }

    private Answers answer(Change change, Chunk<R> chunk, BulkOptions options, int seatsBefore) {
        work.fetch(change, chunk.fresh());
        change.seats().taken(seatsBefore);
        List<BulkResult> results = new ArrayList<>();
        for (int i = 0; i < chunk.rows().size(); i++) {
            R row = chunk.rows().get(i);
            results.add(chunk.repeated().get(i) ? Answer.duplicate(work.number(row)) : decide(change, row));
        }
        boolean failed = options.mode() == Mode.ALL_OR_NOTHING
                && !results.stream().allMatch(result -> result.code().isDone());
        if (failed || options.dryRun()) {
            change.forget();
            results.replaceAll(result -> undone(result, failed));
        }
        return new Answers(results, change.seats().taken());
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
