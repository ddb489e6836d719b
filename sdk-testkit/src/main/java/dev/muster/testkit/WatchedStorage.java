package dev.muster.testkit;

import dev.muster.model.StorageException;
import dev.muster.model.TeamId;
import dev.muster.spi.Reader;
import dev.muster.spi.Scanner;
import dev.muster.spi.Storage;
import dev.muster.spi.Transaction;
import dev.muster.spi.WorkTransaction;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands everything on; counts what is read, holds a read up or lets something happen when told to, and may be down. */
final class WatchedStorage implements Storage {

    private final Storage storage;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicReference<@Nullable Pause> pause = new AtomicReference<>();
    private final Phaser scans = new Phaser(1);
    private volatile boolean down;
    private volatile boolean scansFail;
    private final Map<Integer, Runnable> beforeChanges = new ConcurrentHashMap<>();
    private volatile boolean happening;
    private int changes;

    WatchedStorage(Storage storage) {
        this.storage = storage;
    }

    /** Between what was read and its use: has been reached, and may go on. */
    static final class Pause {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        void awaitReached() {
            await(reached);
        }

        void goOn() {
            goOn.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(30, TimeUnit.SECONDS)) {
                    throw new AssertionError("nobody came");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The next read has read all, and does not return until it may. */
    Pause pauseNextRead() {
        Pause next = new Pause();
        pause.set(next);
        return next;
    }

    /** This happens right before the change of this number begins, counted from 0 and without those that it makes. */
    void beforeChange(int number, Runnable happens) {
        changes = 0;
        beforeChanges.put(number, happens);
    }

    /** Whether something is still to happen. */
    boolean waitsForChanges() {
        return !beforeChanges.isEmpty();
    }

    private void happen() {
        Runnable now = happening || beforeChanges.isEmpty() ? null : beforeChanges.remove(changes++);
        if (now != null) {
            happening = true;
            now.run();
            happening = false;
        }
    }

    /** From now on nothing works, until it is up again. */
    void down(boolean isDown) {
        down = isDown;
    }

    /** From now on reads across teams do not work, until they are to again. */
    void scansFail(boolean fail) {
        scansFail = fail;
    }

    /** Waits until so many reads across teams have begun from now on. */
    void awaitScans(int number) {
        try {
            for (int i = 0; i < number; i++) {
                scans.awaitAdvanceInterruptibly(scans.getPhase(), 30, TimeUnit.SECONDS);
            }
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("nobody scans", e);
        }
    }

    /** How many reads of teams there were. */
    int reads() {
        return reads.get();
    }

    private void requireUp() {
        if (down) {
            throw new StorageException("the database is down", null);
        }
    }

    @Override
    public <T extends @Nullable Object> T change(
            TeamId team, Instant at, Function<? super Transaction, ? extends T> work) {
        requireUp();
        happen();
        return storage.change(team, at, work);
    }

    @Override
    public <T extends @Nullable Object> T read(TeamId team, Function<? super Reader, ? extends T> work) {
        requireUp();
        reads.incrementAndGet();
        T answer = storage.read(team, work);
        Pause now = pause.getAndSet(null);
        if (now != null) {
            now.reached.countDown();
            Pause.await(now.goOn);
        }
        return answer;
    }

    @Override
    public <T extends @Nullable Object> T scan(Function<? super Scanner, ? extends T> work) {
        requireUp();
        scans.arrive();
        if (scansFail) {
            throw new StorageException("nothing is read across teams", null);
        }
        return storage.scan(work);
    }

    @Override
    public <T extends @Nullable Object> T work(Function<? super WorkTransaction, ? extends T> work) {
        requireUp();
        return storage.work(work);
    }

    @Override
    public void afterCommit(Runnable action) {
        storage.afterCommit(action);
    }
}
