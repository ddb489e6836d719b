package dev.muster.model;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a bulk call goes about its rows: {@code BulkOptions.bestEffort().key("import-7").onProgress(bar::show)}.
 * Immutable.
 */
public final class BulkOptions {

    /** The most rows of an all-or-nothing call: they are one change, which holds the team for as long as it takes. */
    public static final int ALL_OR_NOTHING_ROWS = 1_000;

    private static final BulkOptions BEST_EFFORT = new BulkOptions(Mode.BEST_EFFORT, false, null, report -> {});

    /** What one row's failure means to the others. */
    public enum Mode {
        /** Each row for itself, in chunks of at most 100 rows, each a change of its own. */
        BEST_EFFORT,
        /** All rows in one change, {@value #ALL_OR_NOTHING_ROWS} at most; if one fails, nothing is done. */
        ALL_OR_NOTHING
    }

    private final Mode mode;
    private final boolean dryRun;
    private final @Nullable String key;
    private final Consumer<BulkReport> progress;

    private BulkOptions(Mode mode, boolean dryRun, @Nullable String key, Consumer<BulkReport> progress) {
        this.mode = mode;
        this.dryRun = dryRun;
        this.key = key;
        this.progress = progress;
    }

    /** Each row for itself. */
    public static BulkOptions bestEffort() {
        return BEST_EFFORT;
    }

    /** All of the rows or none of them. */
    public static BulkOptions allOrNothing() {
        return new BulkOptions(Mode.ALL_OR_NOTHING, false, null, report -> {});
    }

    /** Answer, but change nothing. */
    public BulkOptions asDryRun() {
        return new BulkOptions(mode, true, key, progress);
    }

    /**
     * Makes the call safe to repeat. For 30 days the same key with the same rows in the same mode gives the same answers
     * and does nothing twice, and a call that broke off goes on where it stopped; with other rows it is refused as
     * {@link MusterException.Reason#KEY_REUSED}. Rows are compared chunk by chunk, so that a stream is refused at the
     * first chunk that differs, which is not done. What a limit or a lack of seats refused is answered so again, too. A
     * dry run neither looks at answers that are kept nor keeps its own.
     *
     * @param newKey the host's own, such as the id of an upload; case-sensitive, at most 200 characters, one for each call
     *     within a team
     */
    public BulkOptions key(String newKey) {
        return new BulkOptions(mode, dryRun, Text.key("key", newKey), progress);
    }

    /**
     * Is told how far the call is after each chunk of at most 100 rows, on the calling thread. What it throws ends the
     * call between two chunks.
     */
    public BulkOptions onProgress(Consumer<BulkReport> listener) {
        return new BulkOptions(mode, dryRun, key, Objects.requireNonNull(listener, "progress"));
    }

    public Mode mode() {
        return mode;
    }

    public boolean dryRun() {
        return dryRun;
    }

    public @Nullable String key() {
        return key;
    }

    public Consumer<BulkReport> progress() {
        return progress;
    }
}
