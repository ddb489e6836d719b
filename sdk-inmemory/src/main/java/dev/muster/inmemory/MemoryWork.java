package dev.muster.inmemory;

import dev.muster.model.Delivery;
import dev.muster.model.InviteId;
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
    private final List<UnaryOperator<OutboxRows>> done = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    MemoryWork(Scope scope, OutboxRows outbox, CounterRows counters) {
        this.scope = scope;
        this.outbox = outbox;
        this.counters = counters;
    }

    @Override
    public List<OutboxRow> due(Instant now, int limit) {
        scope.read();
        List<OutboxRow> found = new ArrayList<>();
        for (SortedRows.Row<OutboxRows.Due, OutboxRow> row : outbox.byDue().after(null)) {
            if (found.size() >= limit || row.key().at().isAfter(now)) {
                break;
            }
            found.add(row.value());
        }
        return found;
    }

    @Override
    public List<OutboxRow> claim(List<Claim> claims) {
        scope.read();
        List<OutboxRow> won = new ArrayList<>();
        for (Claim claim : claims) {
            UUID id = claim.row().id();
            OutboxRow row = outbox.byId().get(id);
            if (row != null && row.attempts() == claim.row().attempts()) {
                doing(rows -> rows.claim(id, row.attempts(), claim.retryAt()));
                won.add(row.claimed(claim.retryAt()));
            }
        }
        return won;
    }

    @Override
    public void giveBack(OutboxRow claimed, Instant dueAt) {
        scope.read();
        doing(rows -> rows.giveBack(claimed, dueAt));
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
    public void deleteCounters(Instant endedBy) {
        scope.read();
        counters = counters.delete(endedBy);
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

    /** What became of the mail of one generation of an invite. */
    record Mark(TeamId team, InviteId invite, int generation, Delivery delivery) {}
}
