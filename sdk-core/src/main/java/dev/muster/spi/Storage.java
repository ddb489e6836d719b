package dev.muster.spi;

import dev.muster.model.StorageException;
import dev.muster.model.TeamId;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows are. Four kinds of access and no rule: Muster decides, a storage does.
 *
 * <p>What {@code work} throws is thrown on unchanged, and then nothing that it wrote is left. A storage throws
 * {@link TransientConflict} where another attempt may succeed; it never repeats {@code work} itself inside
 * {@link #change}. Implementations are thread-safe. Moments have milliseconds.
 */
public interface Storage {

    /**
     * Changes one team. Touches first: the first statement adds one to the team's rev and sets its {@code changedAt} to
     * the later of its present value and {@code at}; this waits for every other change of the same team, and nothing is
     * read before it. Then runs {@code work} and commits, or leaves nothing if it throws.
     *
     * @param at the moment of the change, as the clock has it
     */
    <T extends @Nullable Object> T change(TeamId team, Instant at, Function<? super Transaction, ? extends T> work);

    /**
     * The same, and says what {@code work} is going to read. A storage whose database is far away may fetch it together
     * with the touch.
     */
    default <T extends @Nullable Object> T change(
            TeamId team, Instant at, ReadAhead ahead, Function<? super Transaction, ? extends T> work) {
        return change(team, at, work);
    }

    /**
     * Reads one team as of one rev: what {@code work} sees all belongs together. It may be run again, so it must not
     * have effects of its own. Delivery marks are not changes and may show up in between.
     */
    <T extends @Nullable Object> T read(TeamId team, Function<? super Reader, ? extends T> work);

    /** The same, and says what {@code work} is going to read, which a storage may fetch at once. */
    default <T extends @Nullable Object> T read(
            TeamId team, ReadAhead ahead, Function<? super Reader, ? extends T> work) {
        return read(team, work);
    }

    /** Reads across teams. Each answer is consistent in itself, two of them need not be with one another. */
    <T extends @Nullable Object> T scan(Function<? super Scanner, ? extends T> work);

    /**
     * Does single-row work outside teams: claims and marks of the outbox. Never waits for a change to end while it holds
     * what a change may wait for.
     */
    <T extends @Nullable Object> T work(Function<? super WorkTransaction, ? extends T> work);

    /**
     * Has this run once the change that the calling thread has just made is committed: at once, as a change is
     * committed when it returns. A storage that takes part in transactions of the host has it wait for the host's
     * commit, and never runs it if that does not come or cannot be known.
     */
    default void afterCommit(Runnable action) {
        action.run();
    }

    /** This attempt lost a race, and nothing was changed: the whole change may be tried again. */
    final class TransientConflict extends StorageException {

        private static final long serialVersionUID = 1L;

        public TransientConflict(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
