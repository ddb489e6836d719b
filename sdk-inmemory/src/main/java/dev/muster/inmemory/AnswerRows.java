package dev.muster.inmemory;

import dev.muster.inmemory.SortedRows.Row;
import dev.muster.spi.ListKey;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredAnswers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to the bulk calls of one team.
 *
 * @param byKey the rows, by the key and the chunk
 */
record AnswerRows(SortedRows<ListKey, StoredAnswers> byKey) {

    static final AnswerRows NONE = new AnswerRows(SortedRows.by(KeyOrder.LISTS));

    @Nullable
    StoredAnswers find(String key, int chunk) {
        return byKey.get(place(key, chunk));
    }

    AnswerRows add(StoredAnswers answers) {
        ListKey place = place(answers.key(), answers.chunk());
        if (byKey.has(place)) {
            throw new TransientConflict("this chunk has answers already", null);
        }
        return new AnswerRows(byKey.with(place, answers));
    }

    boolean anyBefore(Instant at) {
        for (Row<ListKey, StoredAnswers> row : byKey.after(null)) {
            if (row.value().at().isBefore(at)) {
                return true;
            }
        }
        return false;
    }

    AnswerRows deleteBefore(Instant at) {
        SortedRows<ListKey, StoredAnswers> left = byKey;
        for (Row<ListKey, StoredAnswers> row : byKey.after(null)) {
            if (row.value().at().isBefore(at)) {
                left = left.without(row.key());
            }
        }
        return new AnswerRows(left);
    }

    private static ListKey place(String key, int chunk) {
        return new ListKey(key, String.valueOf(chunk));
    }
}
