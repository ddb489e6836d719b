package dev.muster.internal.bulk;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.View;
import dev.muster.model.BulkResult;
import dev.muster.model.EventType;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.spi.StoredAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers to one chunk of a call that has a key: given again, or kept with what they are the answers to. */
record Kept(String key, int chunk, String digest) {

    /** For how long a call can be repeated. */
    static final Duration KEPT = Duration.ofDays(30);

    /** What was answered before; null if this chunk was not. */
    @Nullable
    List<BulkResult> before(View view) {
        StoredAnswers stored = view.reader().answers().find(key, chunk);
        if (stored == null || stored.at().isBefore(horizon(view))) {
            return null;
        }
        if (!stored.digest().equals(digest)) {
            throw MusterException.of(
                    Reason.KEY_REUSED, "this key was used for other rows, or in another mode; take another key");
        }
        return stored.results();
    }

    void keep(Change change, List<BulkResult> results) {
        StoredAnswers answers = new StoredAnswers(change.team().id(), key, chunk, digest, results, change.now());
        Instant horizon = horizon(change);
        change.write(tx -> tx.answers().deleteBefore(horizon));
        change.write(tx -> tx.answers().add(answers));
        long done = results.stream().filter(result -> result.code().isDone()).count();
        Diff diff = new Diff()
                .field("key", null, key)
                .field("chunk", null, chunk)
                .field("rows", null, results.size())
                .field("done", null, done);
        change.event(EventType.BULK_ANSWERED, diff);
    }

    private static Instant horizon(View view) {
        return view.now().minus(KEPT);
    }
}
