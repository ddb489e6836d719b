package dev.muster.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A query and how its answer, all rows of it, is read. */
record Question<T>(String sql, Parameters parameters, Reading<T> reading) {

    /** Reads an answer. */
    interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
