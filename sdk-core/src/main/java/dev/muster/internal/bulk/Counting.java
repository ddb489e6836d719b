package dev.muster.internal.bulk;

import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.invite.SendingLimits;
import dev.muster.model.Actor;
import dev.muster.model.BulkResult;
import dev.muster.model.EmailAddress;
import dev.muster.model.InvalidValueException;
import dev.muster.model.MusterException;
import dev.muster.model.TeamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What comes before the change of a chunk: whether it was answered before, and what limits say to it. */
final class Counting<R> {

    private final Gate gate;
    private final SendingLimits limits;
    private final Work<R> work;

    Counting(Gate gate, SendingLimits limits, Work<R> work) {
        this.gate = gate;
        this.limits = limits;
        this.work = work;
    }

    /**
     * Counts what is going to be sent, each row like a call of its own: not what is malformed, repeated or refused at
     * first sight, but what the rules will refuse. Where all or none are to be done and one is over a limit, none is
     * counted, nor looked at: that would be asking for free.
     *
     * @param all whether all or none are to be done
     * @param rehearsed how many rows of this call were counted, if it is a dry run; null if it is not
     */
    First first(
            Actor actor, TeamId team, Chunk<R> chunk, @Nullable Kept kept, boolean all, @Nullable Integer rehearsed) {
        boolean counts = work.isCounted() && SendingLimits.counts(actor);
        if (!counts && kept == null) {
            return First.NOTHING;
        }
        Looked looked = gate.read(actor, team, view -> look(view, chunk, kept, counts));
        if (looked.before() != null || looked.places().isEmpty()) {
            return new First(looked.before(), looked.refused(), 0);
        }
        List<@Nullable MusterException> refusals = limits.spendAll(actor, team, looked.recipients(), all, rehearsed);
        boolean none = all && refusals.stream().anyMatch(Objects::nonNull);
        int counted = 0;
        for (int i = 0; i < refusals.size(); i++) {
            MusterException refusal = refusals.get(i);
            int place = looked.places().get(i);
            long number = work.number(chunk.rows().get(place));
            if (refusal != null) {
                looked.refused().put(place, Answer.refused(number, refusal));
            } else if (none) {
                looked.refused().put(place, Answer.heldBack(number));
            } else {
                counted++;
            }
        }
        return new First(null, looked.refused(), counted);
    }

    /** @param places where in the chunk the rows are that are to be counted, in step with their recipients */
    private record Looked(
            @Nullable List<BulkResult> before,
            Map<Integer, BulkResult> refused,
            List<Integer> places,
            List<@Nullable EmailAddress> recipients) {}

    private Looked look(View view, Chunk<R> chunk, @Nullable Kept kept, boolean counts) {
        work.require(view);
        List<BulkResult> before = kept == null ? null : kept.before(view);
        Looked looked = new Looked(before, new HashMap<>(), new ArrayList<>(), new ArrayList<>());
        if (before != null || !counts) {
            return looked;
        }
        work.fetchRecipients(view, chunk.fresh());
        for (int i = 0; i < chunk.rows().size(); i++) {
            if (!chunk.repeated().get(i)) {
                look(view, chunk.rows().get(i), i, looked);
            }
        }
        return looked;
    }

    private void look(View view, R row, int place, Looked looked) {
        try {
            looked.recipients().add(work.recipient(view, row));
            looked.places().add(place);
        } catch (MusterException refusal) {
            looked.refused().put(place, Answer.refused(work.number(row), refusal));
        } catch (InvalidValueException problem) {
            looked.refused().put(place, Answer.invalid(work.number(row), problem));
        }
    }
}
