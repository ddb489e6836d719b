package dev.muster.inmemory;

import dev.muster.spi.AnswerReads;
import dev.muster.spi.StoredAnswers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was answered to the bulk calls of one team as of one rev, read while the access lasts. */
class AnswerView implements AnswerReads {

    private final Scope scope;
    private final AnswerRows rows;

    AnswerView(Scope scope, AnswerRows rows) {
        this.scope = scope;
        this.rows = rows;
    }

    @Override
    public @Nullable StoredAnswers find(String key, int chunk) {
        scope.read();
        return rows.find(key, chunk);
    }

    @Override
    public boolean anyBefore(Instant at) {
        scope.read();
        return rows.anyBefore(at);
    }
}
