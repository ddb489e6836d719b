package dev.muster.inmemory;

import dev.muster.spi.AnswerStore;
import dev.muster.spi.StoredAnswers;
import java.time.Instant;

/** What was answered to the bulk calls of the team that is being changed. */
final class AnswerWrites extends AnswerView implements AnswerStore {

    private final Writes writes;

    AnswerWrites(Writes writes, AnswerRows rows) {
        super(writes.scope(), rows);
        this.writes = writes;
    }

    @Override
    public void add(StoredAnswers answers) {
        writes.add(answers.team(), draft -> draft.answers(rows -> rows.add(answers)));
    }

    @Override
    public void deleteBefore(Instant at) {
        writes.add(writes.team(), draft -> draft.answers(rows -> rows.deleteBefore(at)));
    }
}
