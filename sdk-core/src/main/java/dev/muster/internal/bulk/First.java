package dev.muster.internal.bulk;

import dev.muster.model.BulkResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a chunk before its change.
 *
 * @param before what was answered to all of it before; null if nothing was
 * @param refused the answers to rows that are refused already, by their place in the chunk
 * @param counted how many of its rows limits have counted
 */
record First(@Nullable List<BulkResult> before, Map<Integer, BulkResult> refused, int counted) {

    static final First NOTHING = new First(null, Map.of(), 0);
}
