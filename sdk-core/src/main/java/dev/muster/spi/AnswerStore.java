package dev.muster.spi;

import java.time.Instant;

/** What was answered to the bulk calls of the team that is being changed. */
public interface AnswerStore extends AnswerReads {

    /**
     * Adds the answers to a chunk.
     *
     * @throws Storage.TransientConflict here or at the commit, if the chunk of this key has answers that the same change
     *     has not deleted before
     */
    void add(StoredAnswers answers);

    /** Deletes those of an earlier moment, whatever their key. */
    void deleteBefore(Instant at);
}
