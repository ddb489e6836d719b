package dev.muster.internal.bulk;

import dev.muster.model.BulkOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the chunks of a call are known by under its key: each by a digest of all rows so far, of what is done to them, and
 * of whether more follow. So a call with other rows is found out at the first chunk that differs, and no row is kept.
 */
final class Chain {

    private final BulkOptions options;
    private String soFar = "";
    private int chunks;

    Chain(BulkOptions options) {
        this.options = options;
    }

    /** How the next chunk is kept; null if it is not. */
    <R> @Nullable Kept next(Work<R> work, List<R> rows, boolean more) {
        String key = options.key();
        if (key == null || options.dryRun()) {
            return null;
        }
        Digest digest = new Digest()
                .field(soFar)
                .field(work.done())
                .field(options.mode())
                .field(more);
        rows.forEach(row -> work.digest(row, digest));
        soFar = digest.end();
        return new Kept(key, chunks++, soFar);
    }
}
