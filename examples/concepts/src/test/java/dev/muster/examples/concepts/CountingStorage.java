package dev.muster.examples.concepts;

import dev.muster.model.TeamId;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.Reader;
import dev.muster.spi.Scanner;
import dev.muster.spi.Storage;
import dev.muster.spi.Transaction;
import dev.muster.spi.WorkTransaction;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A storage of one's own: another one, with a count of changes for a metric. It is right as the contract says so. */
final class CountingStorage implements Storage {

    private final Storage rows;
    final LongAdder changes = new LongAdder();

    CountingStorage(Storage rows) {
        this.rows = rows;
    }

    @Override
    public <T extends @Nullable Object> T change(
            TeamId team, Instant at, Function<? super Transaction, ? extends T> work) {
        return change(team, at, ReadAhead.NOTHING, work);
    }

    @Override
    public <T extends @Nullable Object> T change(
            TeamId team, Instant at, ReadAhead ahead, Function<? super Transaction, ? extends T> work) {
        T answer = rows.change(team, at, ahead, work);
        changes.increment(); // not where it threw, as then nothing was changed
        return answer;
    }

    @Override
    public <T extends @Nullable Object> T read(TeamId team, Function<? super Reader, ? extends T> work) {
        return rows.read(team, work);
    }

    @Override
    public <T extends @Nullable Object> T scan(Function<? super Scanner, ? extends T> work) {
        return rows.scan(work);
    }

    @Override
    public <T extends @Nullable Object> T work(Function<? super WorkTransaction, ? extends T> work) {
        return rows.work(work);
    }

    @Override
    public void afterCommit(Runnable action) {
        rows.afterCommit(action);
    }
}
