package dev.muster.inmemory;

import dev.muster.model.Delivery;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamId;
import dev.muster.spi.Counter;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.WorkTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Work on single rows. It goes on in a version of the outbox of its own; what it did is done to the common one at its
 * end, where only changes can have come in between, and they do not claim.
 */
final class MemoryWork implements WorkTransaction {

    private final Scope scope;
    private OutboxRows outbox;
    private CounterRows counters;
    private SortedRows<String, Instant> suppressed;
    private final List<UnaryOperator<OutboxRows>> done = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    MemoryWork(Scope scope, World world) {
        this.scope = scope;
        this.outbox = world.outbox();
        this.counters = world.counters();
        this.suppressed = world.suppressed();
    }

    @Override
    public List<OutboxRow> due(Instant now, int limit) {
        scope.read();
        return OutboxRow.byTurns(due(outbox.fresh(), now, limit), due(outbox.claimed(), now, limit), limit);
    }

    private static List<OutboxRow> due(SortedRows<OutboxRows.Place, OutboxRow> line, Instant now, int limit) {
        List<OutboxRow> found = new ArrayList<>();
        for (SortedRows.Row<OutboxRows.Place, OutboxRow> row : line.after(null)) {
            if (found.size() >= limit) {
                break;
            }
            // What is bulk may stand far back in the line and yet be due.
            if (!row.value().dueAt().isAfter(now)) {
                found.add(row.value());
            }
        }
        return found;
    }

    @Override
    public List<OutboxRow> claim(List<Claim> claims) {
        scope.read();
        List<OutboxRow> won = new ArrayList<>();
        for (Claim claim : claims) {
            UUID id = claim.row().id();
            OutboxRows.Placed placed = outbox.byId().get(id);
            OutboxRow row = placed == null ? null : placed.row();
            if (row != null && row.attempts() == claim.row().attempts()) {
                doing(rows -> rows.claim(id, row.attempts(), claim.retryAt()));
                won.add(row.claimed(claim.retryAt()));
            }
        }
        return won;
    }

    @Override
    public void reschedule(OutboxRow claimed, int attempts, Instant dueAt) {
        scope.read();
        doing(rows -> rows.reschedule(claimed, attempts, dueAt));
    }

    @Override
    public void delete(UUID id) {
        scope.read();
        doing(rows -> rows.delete(id));
    }

    @Override
    public void mark(TeamId team, InviteId invite, int generation, Delivery delivery) {
        scope.read();
        marks.add(new Mark(team, invite, generation, delivery));
    }

    @Override
    public Set<Counter> count(List<Count> counts) {
        scope.read();
        Set<Counter> full = new HashSet<>();
        for (Count count : counts) {
            if (counters.used(count.counter()) > count.limit() - count.by()) {
                full.add(count.counter());
            } else {
                counters = counters.count(count.counter(), count.by());
            }
        }
        return full;
    }

    @Override
    public void failedAccept(TeamId team, InviteId invite, Reason reason, Instant at) {
        scope.read();
        failures.add(new Failure(team, invite, reason, at));
    }

    @Override
    public void suppress(String subject, Instant at) {
        scope.read();
        suppressed = suppressed.has(subject) ? suppressed : suppressed.with(subject, at);
    }

    @Override
    public void allow(String subject) {
        scope.read();
        suppressed = suppressed.has(subject) ? suppressed.without(subject) : suppressed;
    }

    SortedRows<String, Instant> suppressed() {
        return suppressed;
    }

    @Override
    public int deleteCounters(Instant endedBy, int limit) {
        scope.read();
        List<Counter> ended = counters.ended(endedBy, limit);
        counters = counters.without(ended);
        return ended.size();
    }

    /** As this work leaves them: nobody else counts meanwhile. */
    CounterRows counters() {
        return counters;
    }

    private void doing(UnaryOperator<OutboxRows> write) {
        outbox = write.apply(outbox);
        done.add(write);
    }

    OutboxRows to(OutboxRows common) {
        OutboxRows rows = common;
        for (UnaryOperator<OutboxRows> write : done) {
            rows = write.apply(rows);
        }
        return rows;
    }

    List<Mark> marks() {
        return marks;
    }

    List<Failure> failures() {
        return failures;
    }

    /** That an accept failed. */
    record Failure(TeamId team, InviteId invite, Reason reason, Instant at) {}

    /** What became of the mail of one generation of an invite. */
    record Mark(TeamId team, InviteId invite, int generation, Delivery delivery) {}
}
