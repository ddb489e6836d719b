package dev.muster.benchmarks;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows of one table as they are stored, and the ways to write them by hand. */
record TableRows(String table, List<String> columns, List<List<@Nullable Object>> rows) {

    /** @param query which rows, all columns of the table */
    static TableRows read(Connection connection, String table, String query, String team) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, team);
            try (ResultSet found = statement.executeQuery()) {
                List<String> columns = new ArrayList<>();
                int count = found.getMetaData().getColumnCount();
                for (int i = 1; i <= count; i++) {
                    columns.add(found.getMetaData().getColumnName(i));
                }
                List<List<@Nullable Object>> rows = new ArrayList<>();
                while (found.next()) {
                    List<@Nullable Object> row = new ArrayList<>();
                    for (int i = 1; i <= count; i++) {
                        row.add(found.getObject(i));
                    }
                    rows.add(row);
                }
                return new TableRows(table, columns, rows);
            }
        }
    }

    private String insert() {
        return "insert into " + table + " (" + String.join(", ", columns) + ") values (?"
                + ", ?".repeat(columns.size() - 1) + ")";
    }

    private static void bind(PreparedStatement statement, List<@Nullable Object> row) throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            statement.setObject(i + 1, row.get(i));
        }
    }

    /** Those from one row to before another one, as one batch. */
    void batch(Connection connection, int from, int to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert())) {
            for (List<@Nullable Object> row : rows.subList(from, Math.min(to, rows.size()))) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void one(Connection connection, int at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert())) {
            bind(statement, rows.get(at));
            statement.executeUpdate();
        }
    }

    /** All of them; making the text counts, as it would for anybody who has rows and not a file. */
    void copy(Connection connection) throws SQLException, IOException {
        StringBuilder text = new StringBuilder();
        for (List<@Nullable Object> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                Object value = row.get(i);
                text.append(i == 0 ? "" : "\t")
                        .append(value == null ? "\\N" : value.toString().replace("\\", "\\\\"));
            }
            text.append('\n');
        }
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy " + table + " (" + String.join(", ", columns) + ") from stdin",
                        new StringReader(text.toString()));
    }
}
