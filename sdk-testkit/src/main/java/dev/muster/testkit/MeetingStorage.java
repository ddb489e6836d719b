package dev.muster.testkit;

import dev.muster.model.TeamId;
import dev.muster.spi.Reader;
import dev.muster.spi.Scanner;
import dev.muster.spi.Storage;
import dev.muster.spi.Transaction;
import dev.muster.spi.WorkTransaction;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands everything on, and has changes meet that no policy is asked about. */
final class MeetingStorage implements Storage {

    private final Storage storage;
    private final Meeting meeting;

    MeetingStorage(Storage storage, Meeting meeting) {
        this.storage = storage;
        this.meeting = meeting;
    }

    @Override
    public <T extends @Nullable Object> T change(
            TeamId team, Instant at, Function<? super Transaction, ? extends T> work) {
        return storage.change(team, at, tx -> {
            T answer = work.apply(tx);
            meeting.decided();
            return answer;
        });
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

    @Override
    public void afterCommit(Runnable action) {
        storage.afterCommit(action);
    }
}
