package dev.muster.model;

import java.util.Objects;
import java.util.function.Consumer;

/** How a bulk call goes about its rows: {@code BulkOptions.bestEffort().onProgress(bar::show)}. Immutable. */
public final class BulkOptions {

    /** The most rows of an all-or-nothing call: they are one change, which holds the team for as long as it takes. */
    public static final int ALL_OR_NOTHING_ROWS = 1_000;

    private static final BulkOptions BEST_EFFORT = new BulkOptions(Mode.BEST_EFFORT, false, report -> {});

    /** What one row's failure means to the others. */
    public enum Mode {
        /** Each row for itself, in chunks of at most 100 rows, each a change of its own. */
        BEST_EFFORT,
        /** All rows in one change, {@value #ALL_OR_NOTHING_ROWS} at most; if one fails, nothing is done. */
        ALL_OR_NOTHING
    }

    private final Mode mode;
    private final boolean dryRun;
    private final Consumer<BulkReport> progress;

    private BulkOptions(Mode mode, boolean dryRun, Consumer<BulkReport> progress) {
        this.mode = mode;
        this.dryRun = dryRun;
        this.progress = progress;
    }

    /** Each row for itself. */
    public static BulkOptions bestEffort() {
        return BEST_EFFORT;
    }

    /** All of the rows or none of them. */
    public static BulkOptions allOrNothing() {
        return new BulkOptions(Mode.ALL_OR_NOTHING, false, report -> {});
    }

    /** Answer, but change nothing. */
    public BulkOptions asDryRun() {
        return new BulkOptions(mode, true, progress);
    }

    /**
     * Is told how far the call is after each chunk of at most 100 rows, on the calling thread. What it throws ends the
     * call between two chunks.
     */
    public BulkOptions onProgress(Consumer<BulkReport> listener) {
        return new BulkOptions(mode, dryRun, Objects.requireNonNull(listener, "progress"));
    }

    public Mode mode() {
        return mode;
    }

    public boolean dryRun() {
        return dryRun;
    }

    public Consumer<BulkReport> progress() {
        return progress;
    }
}
