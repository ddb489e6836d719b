package dev.muster.jdbc;

import dev.muster.model.ActorRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The present row of an answer, with each value as the model has it. */
final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    String text(String column) throws SQLException {
        String text = rows.getString(column);
        if (text == null) {
            throw new SQLException("the column " + column + " holds no value");
        }
        return text;
    }

    @Nullable
    String optionalText(String column) throws SQLException {
        return rows.getString(column);
    }

    UUID uuid(String column) throws SQLException {
        return UUID.fromString(text(column));
    }

    <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    ActorRef actor(String prefix) throws SQLException {
        return new ActorRef(constant(ActorRef.Type.class, prefix + "_type"), text(prefix + "_id"));
    }

    @Nullable
    Locale language(String column) throws SQLException {
        String tag = rows.getString(column);
        return tag == null ? null : Locale.forLanguageTag(tag);
    }

    long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    int smallNumber(String column) throws SQLException {
        return rows.getInt(column);
    }

    @Nullable
    Integer optionalNumber(String column) throws SQLException {
        int number = rows.getInt(column);
        return rows.wasNull() ? null : number;
    }

    Instant moment(String column) throws SQLException {
        return Instant.ofEpochMilli(rows.getLong(column));
    }

    @Nullable
    Instant optionalMoment(String column) throws SQLException {
        long millis = rows.getLong(column);
        return rows.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
