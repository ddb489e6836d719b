package dev.muster.jdbc;

import dev.muster.model.StorageException;
import dev.muster.model.TeamId;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.Reader;
import dev.muster.spi.Scanner;
import dev.muster.spi.Storage;
import dev.muster.spi.Transaction;
import dev.muster.spi.WorkTransaction;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A storage in the host's database. Its tables, all named {@code muster_…}, are made by {@link JdbcSchema}.
 *
 * <p>Every change is one transaction at READ COMMITTED, whatever the database's default, and takes the lock on its
 * team's row before anything else. Changes of one team wait for one another, reads wait for nobody.
 */
public final class JdbcStorage implements Storage {

    /** How often a read is repeated because the team was changed meanwhile, before it asks for one moment. */
    private static final int READS = 5;

    private final Transactions transactions;

    private JdbcStorage(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Runs its own transactions on connections of its own, in whatever auto-commit mode and isolation they come; they
     * go back as they came. Called while the host holds a connection, it takes a second one: a pool needs room for
     * both, and SQLite, which has one writer, would wait for the first one in vain. A data source that hands out the
     * connection of the host's transaction is one for {@link #joining(DataSource)}: here its transaction would be ended.
     *
     * @throws StorageException if the database cannot be reached
     * @throws IllegalArgumentException if Muster does not speak the database's SQL, or it is set to what Muster cannot
     *     work with: READ UNCOMMITTED, or another comparison of texts on H2
     */
    public static JdbcStorage create(DataSource dataSource) {
        return new JdbcStorage(OwnTransactions.on(Objects.requireNonNull(dataSource, "dataSource")));
    }

    /**
     * Takes part in the transaction that the host has on the connection which this hands out, such as Spring's
     * {@code TransactionAwareDataSourceProxy} does: what Muster changes is committed or rolled back together with the
     * host's own writes, and by the host. The same as {@link #joining(HostTransactions)} for a host that cannot tell
     * when it has committed: listeners are then not told of what was changed in its transactions, mail is found by the
     * next round of the delivery, and caches by their age.
     */
    public static JdbcStorage joining(DataSource dataSource) {
        return joining(HostTransactions.of(Objects.requireNonNull(dataSource, "dataSource")));
    }

    /**
     * Takes part in the host's transactions. A refusal undoes what that call has written and nothing else, so the host
     * may go on; it never commits, and the team's row stays locked until the host does. Nothing is tried again: {@link
     * StorageException.Busy} reaches the host, which rolls back and begins its transaction anew, as some databases have
     * undone all of it on a deadlock.
     *
     * <p>What is counted for limits on sending and asking is part of that transaction, too: it counts if the host
     * commits, and who counts for the same actor, team or address waits until then.
     *
     * <p>The host's transaction must be at READ COMMITTED, SQLite's excepted; any other is refused, as rules could be
     * broken under it. On a connection in auto-commit mode there is no transaction to take part in: then Muster runs
     * one of its own, as {@link #create} does.
     */
    public static JdbcStorage joining(HostTransactions host) {
        return new JdbcStorage(new JoinedTransactions(Objects.requireNonNull(host, "host")));
    }

    @Override
    public <T extends @Nullable Object> T change(
            TeamId team, Instant at, Function<? super Transaction, ? extends T> work) {
        return change(team, at, ReadAhead.NOTHING, work);
    }

    @Override
    public <T extends @Nullable Object> T change(
            TeamId team, Instant at, ReadAhead ahead, Function<? super Transaction, ? extends T> work) {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(work, "work");
        return transactions.<T>writing(sql -> {
            JdbcTransaction transaction = new JdbcTransaction(sql, team);
            transaction.touch(at, ahead);
            T answer = work.apply(transaction);
            transaction.finish();
            return answer;
        });
    }

    @Override
    public <T extends @Nullable Object> T read(TeamId team, Function<? super Reader, ? extends T> work) {
        return read(team, ReadAhead.NOTHING, work);
    }

    @Override
    public <T extends @Nullable Object> T read(
            TeamId team, ReadAhead ahead, Function<? super Reader, ? extends T> work) {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(work, "work");
        for (int reads = 0; reads < READS; reads++) {
            boolean again = reads > 0;
            @Nullable
            Outcome<T> answer = transactions.<@Nullable Outcome<T>>reading(sql -> {
                JdbcReader reader = new JdbcReader(sql, team);
                reader.fetch(ahead);
                if (again) {
                    reader.team(); // its rev is what tells whether the rest belongs together
                }
                return readOnce(reader, work);
            });
            if (answer != null) {
                return answer.get();
            }
        }
        return transactions.<T>readingOneMoment(sql -> work.apply(new JdbcReader(sql, team)));
    }

    /** Null if the team was changed meanwhile: then the answer, be it an exception, may be of no moment at all. */
    private static <T extends @Nullable Object> @Nullable Outcome<T> readOnce(
            JdbcReader reader, Function<? super Reader, ? extends T> work) {
        Outcome<T> answer;
        try {
            T value = work.apply(reader);
            answer = () -> value;
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException e) {
            answer = () -> {
                throw e;
            };
        }
        return reader.hasMoved() ? null : answer;
    }

    /** What a read came to. */
    private interface Outcome<T extends @Nullable Object> {
        T get();
    }

    @Override
    public <T extends @Nullable Object> T scan(Function<? super Scanner, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        return transactions.<T>reading(sql -> work.apply(new JdbcScanner(sql)));
    }

    @Override
    public <T extends @Nullable Object> T work(Function<? super WorkTransaction, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        return transactions.<T>writing(sql -> {
            JdbcWork rows = new JdbcWork(sql);
            rows.begin();
            T answer = work.apply(rows);
            rows.finish();
            return answer;
        });
    }

    @Override
    public void afterCommit(Runnable action) {
        transactions.afterCommit(Objects.requireNonNull(action, "action"));
    }
}
