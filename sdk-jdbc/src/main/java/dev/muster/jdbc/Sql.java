package dev.muster.jdbc;

import dev.muster.model.StorageException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection. Their parameters are texts, whole numbers and nulls, in the order of the marks.
 *
 * <p>What a page begins with stands in a condition of its own, "the first key or later", also where that is the least that
 * there is: it alone tells a database where in the index to begin, and keeps H2 and SQLite from reading the nulls. Each
 * "order by" of a page names all columns of the index, also those that are the same in all of its rows: H2 goes along an
 * index only then, and the other databases leave such columns out by themselves.
 */
final class Sql {

    /** What makes each question another one than those before; far fewer rows than this are ever answered. */
    private static final AtomicInteger QUESTIONS = new AtomicInteger();

    private static final int MANY = 1_000_000;

    /** More of them would make a text that is long, and hardly ever the same: a driver prepares each text anew. */
    private static final int FEW = 8;

    private final Handle handle;
    private final Dialect dialect;
    private final Failures failures;
    private @Nullable String opening;
    private final boolean joined;
    private boolean readable = true;
    private int asked;

    private Sql(Handle handle, Dialect dialect, @Nullable String opening, boolean joined) {
        this.handle = handle;
        this.dialect = dialect;
        this.joined = joined;
        this.failures = new Failures(dialect);
        this.opening = opening;
    }

    /**
     * In a transaction of our own.
     *
     * @param opening what is to be sent before the first statement, and together with it; null for nothing
     */
    static Sql own(Handle handle, Dialect dialect, @Nullable String opening) {
        return new Sql(handle, dialect, opening, false);
    }

    /** In a transaction of the host, which may have written before. */
    static Sql joined(Handle handle, Dialect dialect) {
        return new Sql(handle, dialect, null, true);
    }

    boolean isJoined() {
        return joined;
    }

    Dialect dialect() {
        return dialect;
    }

    /** How many questions were asked one by one. */
    int asked() {
        return asked;
    }

    /** Begins to gather statements that go out together. */
    Trip trip() {
        Trip trip = new Trip();
        if (opening != null) {
            trip.update(opening, new Parameters());
            opening = null;
        }
        return trip;
    }

    void make(Trip trip) {
        try {
            trip.make(handle.getConnection());
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    void requireReadable() {
        if (!readable) {
            throw new IllegalStateException("Inside a change all reading comes before the first write (see"
                    + " dev.muster.spi.Transaction): writes are held back until its end. Read first, then write.");
        }
    }

    /** One of so many parameters, which stand behind each other. */
    static String in(int count) {
        return count == 1 ? " = ?" : " in (?" + ", ?".repeat(count - 1) + ")";
    }

    /** From here on reading is a mistake: writes are held back, and reads would not show them. */
    void endReading() {
        readable = false;
    }

    /** Reads one row of an answer. */
    interface EachRow<T> {
        T read(Row row) throws SQLException;
    }

    <T> List<T> all(String sql, Parameters parameters, EachRow<T> reading) {
        return ask(allOf(sql, parameters, reading));
    }

    static <T> Question<List<T>> allOf(String sql, Parameters parameters, EachRow<T> reading) {
        return new Question<>(sql, parameters, rows -> {
            Row row = new Row(rows);
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reading.read(row));
            }
            return all;
        });
    }

    /** The first row of an answer; null if there is none. */
    <T> @Nullable T first(String sql, Parameters parameters, EachRow<T> reading) {
        List<T> all = all(sql, parameters, reading);
        return all.isEmpty() ? null : all.get(0);
    }

    <T> T query(String sql, Parameters parameters, Question.Reading<T> reading) {
        return ask(new Question<>(sql, parameters, reading));
    }

    <T> T ask(Question<T> question) {
        requireReadable();
        asked++;
        if (dialect.sendsManyAtOnce()) {
            Trip trip = trip();
            Answer<T> answer = trip.ask(question);
            make(trip);
            return answer.get();
        }
        try (Query query = handle.createQuery(question.sql())) {
            if (dialect.repeatsItself()) {
                query.setMaxRows(Integer.MAX_VALUE - Math.floorMod(QUESTIONS.getAndIncrement(), MANY));
            }
            return bind(query, question.parameters())
                    .scanResultSet((rows, context) -> question.reading().read(rows.get()));
        } catch (JdbiException e) {
            throw failures.of(e);
        }
    }

    /** How many rows were written. */
    int update(String sql, Parameters parameters) {
        if (dialect.sendsManyAtOnce()) {
            Trip trip = trip();
            Answer<Integer> written = trip.update(sql, parameters);
            make(trip);
            return written.get();
        }
        try (Update update = handle.createUpdate(sql)) {
            return bind(update, parameters).execute();
        } catch (JdbiException e) {
            throw failures.of(e);
        }
    }

    /** Writes, however many rows. */
    void batch(String sql, List<Parameters> executions) {
        execute(sql, executions);
    }

    /** How many rows were written by each execution. */
    int[] countingBatch(String sql, List<Parameters> executions) {
        int[] written = execute(sql, executions);
        if (Arrays.stream(written).anyMatch(rows -> rows == Statement.SUCCESS_NO_INFO)) {
            // Some drivers can be told to make batches faster by not saying what came of them.
            throw new StorageException(
                    "the driver does not say how many rows a batch has written: configure it so that it does"
                            + " (useBulkStmts=false for MariaDB)",
                    null);
        }
        return written;
    }

    private int[] execute(String sql, List<Parameters> executions) {
        if (opening != null) {
            Trip trip = trip();
            if (executions.size() <= FEW) {
                return together(trip, sql, executions);
            }
            make(trip);
        }
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            for (Parameters parameters : executions) {
                bind(batch, parameters).add();
            }
            return batch.execute();
        } catch (JdbiException e) {
            throw failures.of(e);
        }
    }

    private int[] together(Trip trip, String sql, List<Parameters> executions) {
        List<Answer<Integer>> written =
                executions.stream().map(each -> trip.update(sql, each)).toList();
        make(trip);
        return written.stream().mapToInt(Answer::get).toArray();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Parameters parameters) {
        int position = 0;
        for (@Nullable Object parameter : parameters.list()) {
            statement.bind(position++, parameter);
        }
        return statement;
    }
}
