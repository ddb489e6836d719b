package dev.muster.csv;

import dev.muster.model.TeamId;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.Reader;
import dev.muster.spi.Scanner;
import dev.muster.spi.Storage;
import dev.muster.spi.Transaction;
import dev.muster.spi.WorkTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands everything on, and notes how long each change held its team: from the end of the touch to that of the commit. */
final class HeldTimes implements Storage {

    private final Storage storage;
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    HeldTimes(Storage storage) {
        this.storage = storage;
    }

    /** So far, the shortest first. */
    List<Duration> sorted() {
        return nanos.stream().sorted().map(Duration::ofNanos).toList();
    }

    void forget() {
        nanos.clear();
    }

    @Override
    public <T extends @Nullable Object> T change(
            TeamId team, Instant at, Function<? super Transaction, ? extends T> work) {
        return change(team, at, ReadAhead.NOTHING, work);
    }

    @Override
    public <T extends @Nullable Object> T change(
            TeamId team, Instant at, ReadAhead ahead, Function<? super Transaction, ? extends T> work) {
        long[] touched = {0};
        try {
            return storage.change(team, at, ahead, tx -> {
                touched[0] = System.nanoTime();
                return work.apply(tx);
            });
        } finally {
            nanos.add(System.nanoTime() - touched[0]);
        }
    }

    @Override
    public <T extends @Nullable Object> T read(TeamId team, Function<? super Reader, ? extends T> work) {
        return storage.read(team, work);
    }

    @Override
    public <T extends @Nullable Object> T scan(Function<? super Scanner, ? extends T> work) {
        return storage.scan(work);
    }

    @Override
    public <T extends @Nullable Object> T work(Function<? super WorkTransaction, ? extends T> work) {
        return storage.work(work);
    }
}
