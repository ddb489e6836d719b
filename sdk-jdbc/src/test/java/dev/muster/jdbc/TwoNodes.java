package dev.muster.jdbc;

import dev.muster.model.TeamId;
import dev.muster.spi.Reader;
import dev.muster.spi.Scanner;
import dev.muster.spi.Storage;
import dev.muster.spi.Transaction;
import dev.muster.spi.WorkTransaction;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What two nodes have on one database: each call goes to the other one than the call before it. */
final class TwoNodes implements Storage {

    private final AtomicLong calls = new AtomicLong();
    private final Storage one;
    private final Storage other;

    TwoNodes(Storage one, Storage other) {
        this.one = one;
        this.other = other;
    }

    private Storage next() {
        return calls.getAndIncrement() % 2 == 0 ? one : other;
    }

    @Override
    public <T extends @Nullable Object> T change(
            TeamId team, Instant at, Function<? super Transaction, ? extends T> work) {
        return next().<T>change(team, at, work);
    }

    @Override
    public <T extends @Nullable Object> T read(TeamId team, Function<? super Reader, ? extends T> work) {
        return next().<T>read(team, work);
    }

    @Override
    public <T extends @Nullable Object> T scan(Function<? super Scanner, ? extends T> work) {
        return next().<T>scan(work);
    }

    @Override
    public <T extends @Nullable Object> T work(Function<? super WorkTransaction, ? extends T> work) {
        return next().<T>work(work);
    }

    @Override
    public void afterCommit(Runnable action) {
        one.afterCommit(action);
    }
}
