package dev.muster.internal.delivery;

import dev.muster.spi.OutboxRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Has it written down what was sent. Who comes while another one writes waits, and then one write does for all who did:
 * so it costs less the more there is to write, and still each sender has at most one mail out that is not written down.
 */
final class Marks {

    private final Outcomes outcomes;
    private final ReentrantLock writing = new ReentrantLock();
    private final Queue<Mark> waiting = new ConcurrentLinkedQueue<>();

    Marks(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** Returns when it is written. */
    void sent(OutboxRow row) {
        Mark own = new Mark(row);
        waiting.add(own);
        writing.lock();
        try {
            if (!own.written) {
                write(own);
            }
        } finally {
            writing.unlock();
        }
    }

    /** If that fails, each of the others tries for itself. */
    private void write(Mark own) {
        List<Mark> group = new ArrayList<>();
        for (Mark one = waiting.poll(); one != null; one = waiting.poll()) {
            group.add(one);
        }
        if (!group.contains(own)) {
            group.add(own);
        }
        outcomes.sent(group.stream().map(mark -> mark.row).toList());
        group.forEach(mark -> mark.written = true);
    }

    private static final class Mark {

        final OutboxRow row;

        /** Guarded by {@link #writing}. */
        boolean written;

        Mark(OutboxRow row) {
            this.row = row;
        }
    }
}
