package dev.muster.model;

import dev.muster.model.BulkResult.Code;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How far a bulk call has come, or how it ended.
 *
 * @param rows how many rows are answered
 * @param counts how many of them with which code; codes that no row had are left out
 */
public record BulkReport(long rows, Map<Code, Long> counts) {

    public BulkReport {
        EnumMap<Code, Long> copy = new EnumMap<>(Code.class);
        copy.putAll(Objects.requireNonNull(counts, "counts"));
        counts = Collections.unmodifiableMap(copy);
    }

    /** How many rows have this code. */
    public long count(Code code) {
        return counts.getOrDefault(Objects.requireNonNull(code, "code"), 0L);
    }

    /** Whether every row did what was asked for. */
    public boolean allDone() {
        return counts.keySet().stream().allMatch(Code::isDone);
    }
}
