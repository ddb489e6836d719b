package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements that the driver sends together and the database runs one after the other: one wait instead of many. Jdbi has
 * no call for that. Only for {@linkplain Dialect#sendsManyAtOnce() drivers that do}.
 */
final class Trip {

    private final List<Stop> stops = new ArrayList<>();

    /** A statement and what is done with its answer. */
    private record Stop(String sql, Parameters parameters, Reading reading) {}

    private interface Reading {
        void read(@Nullable ResultSet rows, int written) throws SQLException;
    }

    <T> Answer<T> ask(Question<T> question) {
        Answer<T> answer = new Answer<>();
        stops.add(new Stop(question.sql(), question.parameters(), (rows, written) -> {
            if (rows == null) {
                throw new SQLException("a query answered without rows");
            }
            answer.set(question.reading().read(rows));
        }));
        return answer;
    }

    /** How many rows were written. */
    Answer<Integer> update(String sql, Parameters parameters) {
        Answer<Integer> answer = new Answer<>();
        stops.add(new Stop(sql, parameters, (rows, written) -> answer.set(written)));
        return answer;
    }

    void make(Connection connection) throws SQLException {
        String all = stops.stream().map(Stop::sql).collect(Collectors.joining("; "));
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            statement.setQueryTimeout(Statements.TIMEOUT_SECONDS);
            int position = 1;
            for (Stop stop : stops) {
                position = bind(statement, position, stop.parameters());
            }
            boolean hasRows = statement.execute();
            for (Stop stop : stops) {
                if (hasRows) {
                    try (ResultSet rows = statement.getResultSet()) {
                        stop.reading().read(rows, 0);
                    }
                } else {
                    stop.reading().read(null, statement.getUpdateCount());
                }
                hasRows = statement.getMoreResults();
            }
        }
    }

    private static int bind(PreparedStatement statement, int first, Parameters parameters) throws SQLException {
        int position = first;
        for (@Nullable Object parameter : parameters.list()) {
            if (parameter == null) {
                statement.setNull(position, Types.NULL);
            } else if (parameter instanceof Long number) {
                statement.setLong(position, number);
            } else if (parameter instanceof Integer number) {
                statement.setInt(position, number);
            } else {
                statement.setString(position, parameter.toString());
            }
            position++;
        }
        return position;
    }
}
