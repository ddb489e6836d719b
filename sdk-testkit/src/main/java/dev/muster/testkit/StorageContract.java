package dev.muster.testkit;

import dev.muster.spi.Storage;

/**
 * What every {@link Storage} promises, as tests. A storage is right when all of them pass:
 *
 * <pre>{@code
 * class MyStorageTest extends StorageContract {
 *     @Override
 *     protected Storage storage() {
 *         return myStorage;
 *     }
 * }
 * }</pre>
 *
 * <p>Run it with the engines of JUnit Jupiter and of jqwik, which come with this module. The storage is not cleaned up
 * before a test and may hold other rows: tests use teams of their own. They run up to four threads at a time, so a
 * connection pool needs eight connections or more. Races are run {@code muster.race.rounds} times (a system property,
 * 20 by default).
 */
public abstract class StorageContract
        implements ChangeContract,
                TeamContract,
                ClearContract,
                MemberContract,
                MemberListContract,
                InviteContract,
                InviteListContract,
                FetchContract,
                RoleContract,
                EndingContract,
                HistoryContract,
                AnswerContract,
                ScanContract,
                RevContract,
                OutboxContract,
                MarkContract,
                DistinctContract,
                WaitContract,
                ChangeRaceContract,
                ReadRaceContract,
                AddressScanContract,
                LinkRequestContract,
                CounterContract,
                FailedAcceptContract,
                SuppressionContract,
                HeldContract,
                ErasureContract,
                RetentionContract,
                WorkRaceContract {

    /** For the class that hands the storage over. */
    protected StorageContract() {}

    /** The storage that is tested; the same for all calls within a test. */
    protected abstract Storage storage();

    /**
     * Whether changes of two teams go on side by side. False only for a storage that cannot, such as a database with
     * one writer.
     */
    @Override
    public boolean changesTeamsSideBySide() {
        return true;
    }

    /** The same as {@link #storage()}, for the chapters of the contract. */
    @Override
    public final Storage subject() {
        return storage();
    }
}
