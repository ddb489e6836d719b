package dev.muster.testkit;

import dev.muster.model.TeamId;
import dev.muster.spi.Reader;
import dev.muster.spi.Scanner;
import dev.muster.spi.Storage;
import dev.muster.spi.Transaction;
import dev.muster.spi.WorkTransaction;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands everything on, and counts what may change something. */
final class CountingStorage implements Storage {

    private final Storage storage;
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger works = new AtomicInteger();

    CountingStorage(Storage storage) {
        this.storage = storage;
    }

    /** How often a team was touched, in vain or not. */
    int changes() {
        return changes.get();
    }

    int works() {
        return works.get();
    }

    void reset() {
        changes.set(0);
        works.set(0);
    }

    @Override
    public <T extends @Nullable Object> T change(
            TeamId team, Instant at, Function<? super Transaction, ? extends T> work) {
        changes.incrementAndGet();
        return storage.change(team, at, work);
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
        works.incrementAndGet();
        return storage.work(work);
    }
}
