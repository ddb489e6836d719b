package dev.muster.internal.bulk;

import dev.muster.model.BulkReport;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkResult.Code;
import java.util.EnumMap;
import java.util.Map;

/** Counts the answers of a call. */
final class Tally {

    private final Map<Code, Long> counts = new EnumMap<>(Code.class);
    private long rows;

    void add(BulkResult result) {
        rows++;
        counts.merge(result.code(), 1L, Long::sum);
    }

    BulkReport report() {
        return new BulkReport(rows, counts);
    }
}
