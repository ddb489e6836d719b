package dev.muster.internal.change;

import dev.muster.model.StorageException;
import dev.muster.model.TeamId;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.Storage;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.Transaction;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries again what lost a race, and finds out what became of a change whose answer was lost. */
final class Attempts {

    private static final long FIRST_PAUSE_MICROS = 2_000;

    private final Storage storage;
    private final int most;
    private final Supplier<Instant> now;

    Attempts(Storage storage, int most, Supplier<Instant> now) {
        this.storage = storage;
        this.most = most;
        this.now = now;
    }

    /** A change under decision. */
    interface Work<T> {
        Decided<T> decide(Transaction transaction, Instant at, UUID id);
    }

    /** A change and its result. */
    record Decided<T>(Change change, T result) {}

    /** Runs the whole change, and again if it lost a race. The id is the same every time, so that it can be found. */
    <T> Decided<T> change(TeamId team, UUID id, ReadAhead ahead, Work<T> work) {
        return repeat(() -> once(team, id, ahead, work));
    }

    <T extends @Nullable Object> T repeat(Supplier<T> attempt) {
        for (int attempts = 1; ; attempts++) {
            try {
                return attempt.get();
            } catch (TransientConflict e) {
                if (attempts >= most) {
                    throw new StorageException.Busy("lost " + attempts + " races in a row; try again later", e);
                }
                pause(attempts);
            }
        }
    }

    private <T> Decided<T> once(TeamId team, UUID id, ReadAhead ahead, Work<T> work) {
        Instant at = now.get();
        Holder<T> holder = new Holder<>();
        try {
            return storage.change(team, at, ahead, tx -> {
                Decided<T> decided = work.decide(tx, at, id);
                holder.decided = decided;
                if (decided.change().isEmpty()) {
                    throw new NothingToWrite();
                }
                return decided;
            });
        } catch (NothingToWrite e) {
            return holder.get();
        } catch (StorageException.OutcomeUnknown e) {
            if (isCommitted(team, id, e)) {
                return holder.get();
            }
            throw new TransientConflict("the connection was lost before the change was committed", e);
        }
    }

    /** Touching the team waits for the lost transaction to end, so what is read then is final. */
    private boolean isCommitted(TeamId team, UUID id, StorageException.OutcomeUnknown unknown) {
        Holder<Boolean> found = new Holder<>();
        try {
            return storage.change(team, now.get(), tx -> {
                // A team that is not there was to be made: its row, not yet visible, is nothing that one could wait
                // for.
                found.answer = tx.team() == null ? null : tx.history().contains(id);
                throw new NothingToWrite();
            });
        } catch (NothingToWrite e) {
            if (found.answer == null) {
                throw unknown;
            }
            return found.answer;
        } catch (StorageException e) {
            unknown.addSuppressed(e);
            throw unknown;
        }
    }

    /** Doubling, with jitter, so that the losers of one race do not meet again. */
    private static void pause(int attempts) {
        long most = FIRST_PAUSE_MICROS << Math.min(attempts, 8);
        LockSupport.parkNanos(
                TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextLong(most / 2, most)));
    }

    private static final class Holder<T> {
        private @Nullable Decided<T> decided;
        private @Nullable Boolean answer;

        Decided<T> get() {
            if (decided == null) {
                throw new IllegalStateException("the storage ended a change without running it");
            }
            return decided;
        }
    }

    /** Makes the storage roll back a change that turned out to write nothing: its rev does not count. */
    private static final class NothingToWrite extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NothingToWrite() {
            super("nothing to write", null, false, false);
        }
    }
}
