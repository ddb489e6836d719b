package dev.muster.jdbc;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the statements run: in transactions of our own or in the host's. */
interface Transactions {

    /** In a transaction at READ COMMITTED, which ends with the work or leaves nothing of it. */
    <T extends @Nullable Object> T writing(Function<Sql, ? extends T> work);

    /** Each statement sees what is committed when it begins. */
    <T extends @Nullable Object> T reading(Function<Sql, ? extends T> work);

    /** All statements see what was committed at one moment. Takes more than {@link #reading}. */
    <T extends @Nullable Object> T readingOneMoment(Function<Sql, ? extends T> work);

    /** Has this run once what this thread has just written is committed, if anybody can tell; never otherwise. */
    void afterCommit(Runnable action);
}
