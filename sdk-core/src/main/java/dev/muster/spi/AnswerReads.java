package dev.muster.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was answered to the bulk calls of one team, to be read. */
public interface AnswerReads {

    @Nullable
    StoredAnswers find(String key, int chunk);

    /** Whether there are any of an earlier moment. */
    boolean anyBefore(Instant at);
}
