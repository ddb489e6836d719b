package dev.muster.internal.bulk;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Rows that are decided together.
 *
 * @param repeated which of them repeat an earlier one
 */
record Chunk<R>(List<R> rows, List<Boolean> repeated) {

    static <R> Chunk<R> next(Work<R> work, Iterator<R> rows, int most, Subjects subjects) {
        Chunk<R> chunk = new Chunk<>(new ArrayList<>(), new ArrayList<>());
        while (chunk.rows.size() < most && rows.hasNext()) {
            R row = Objects.requireNonNull(rows.next(), "row");
            String subject = work.subject(row);
            chunk.rows.add(row);
            chunk.repeated.add(subject != null && !subjects.add(subject));
        }
        return chunk;
    }

    /** Those that repeat none. */
    List<R> fresh() {
        List<R> fresh = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!repeated.get(i)) {
                fresh.add(rows.get(i));
            }
        }
        return fresh;
    }
}
