package dev.muster.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Statements on one connection. Their parameters are texts, whole numbers and nulls, in the order of the marks. */
final class Sql {

    private final Handle handle;
    private final Dialect dialect;
    private final Failures failures;
    private final boolean joined;
    private boolean readable = true;

    private Sql(Handle handle, Dialect dialect, boolean joined) {
        this.handle = handle;
        this.dialect = dialect;
        this.joined = joined;
        this.failures = new Failures(dialect);
    }

    /** In a transaction of our own. */
    static Sql own(Handle handle, Dialect dialect) {
        return new Sql(handle, dialect, false);
    }

    /** In a transaction of the host, which may have written before. */
    static Sql joined(Handle handle, Dialect dialect) {
        return new Sql(handle, dialect, true);
    }

    boolean isJoined() {
        return joined;
    }

    Dialect dialect() {
        return dialect;
    }

    /** From here on reading is a mistake: writes are held back, and reads would not show them. */
    void endReading() {
        readable = false;
    }

    /** Reads an answer, all rows of it. */
    interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Reads one row of an answer. */
    interface EachRow<T> {
        T read(Row row) throws SQLException;
    }

    <T> List<T> all(String sql, Parameters parameters, EachRow<T> reading) {
        return query(sql, parameters, rows -> {
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

    <T> T query(String sql, Parameters parameters, Rows<T> reading) {
        if (!readable) {
            throw new IllegalStateException("Inside a change all reading comes before the first write (see"
                    + " dev.muster.spi.Transaction): writes are held back until its end. Read first, then write.");
        }
        try (Query query = handle.createQuery(sql)) {
            return bind(query, parameters).scanResultSet((rows, context) -> reading.read(rows.get()));
        } catch (JdbiException e) {
            throw failures.of(e);
        }
    }

    /** How many rows were written. */
    int update(String sql, Parameters parameters) {
        try (Update update = handle.createUpdate(sql)) {
            return bind(update, parameters).execute();
        } catch (JdbiException e) {
            throw failures.of(e);
        }
    }

    /** How many rows were written by each execution; {@link Statement#SUCCESS_NO_INFO} where the driver does not say. */
    int[] batch(String sql, List<Parameters> executions) {
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            for (Parameters parameters : executions) {
                bind(batch, parameters).add();
            }
            return batch.execute();
        } catch (JdbiException e) {
            throw failures.of(e);
        }
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Parameters parameters) {
        int position = 0;
        for (@Nullable Object parameter : parameters.list()) {
            statement.bind(position++, parameter);
        }
        return statement;
    }
}
