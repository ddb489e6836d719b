package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What truly differs between the databases. Everything else is one set of SQL. */
public enum Dialect {
    POSTGRESQL("text collate \"C\"", "text collate \"C\"", "", true, Set.of("55P03", "57014"), Set.of(), Set.of()),

    /** Its own collation, as the server's default may take two names for one, and Latin letters for all there are. */
    MARIADB(
            "varchar(%d) character set utf8mb4 collate utf8mb4_nopad_bin",
            "mediumtext character set utf8mb4 collate utf8mb4_nopad_bin",
            " engine = InnoDB",
            true,
            Set.of(),
            Constants.MYSQL_RETRYABLE,
            Constants.MYSQL_DUPLICATE),

    /**
     * From 8.0 on. Its binary collation of all versions takes "a" and "a " for the same, which no key of ours can be: the
     * other one, utf8mb4_0900_bin, came with 8.0.17.
     */
    MYSQL(
            "varchar(%d) character set utf8mb4 collate utf8mb4_bin",
            "mediumtext character set utf8mb4 collate utf8mb4_bin",
            " engine = InnoDB",
            true,
            Set.of(),
            Constants.MYSQL_RETRYABLE,
            Constants.MYSQL_DUPLICATE),

    /** 50200: lock time-out, 90131: row changed by another one, 90112: row gone meanwhile. */
    H2("varchar", "varchar", "", false, Set.of(), Set.of(50200, 90131, 90112), Set.of()),

    /** 5: busy, 6: locked, 19: a constraint, and the only ones there are say "not null" and "unique". */
    SQLITE("text", "text", "", false, Set.of(), Set.of(5, 6), Set.of(19));

    private final String key;
    private final String text;
    private final String tableOptions;
    private final boolean timesStatements;
    private final Set<String> retryableStates;
    private final Set<Integer> retryableCodes;
    private final Set<Integer> duplicateCodes;

    Dialect(
            String key,
            String text,
            String tableOptions,
            boolean timesStatements,
            Set<String> retryableStates,
            Set<Integer> retryableCodes,
            Set<Integer> duplicateCodes) {
        this.key = key;
        this.text = text;
        this.tableOptions = tableOptions;
        this.timesStatements = timesStatements;
        this.retryableStates = retryableStates;
        this.retryableCodes = retryableCodes;
        this.duplicateCodes = duplicateCodes;
    }

    /** The dialect of this connection's database. */
    static Dialect of(Connection connection) throws SQLException {
        Dialect dialect = named(connection);
        if (dialect == H2) {
            refuseOtherComparison(connection);
        }
        return dialect;
    }

    /** For who runs transactions of their own; PostgreSQL shows nothing uncommitted whatever it is told. */
    Dialect refusingDirtyReads(Connection connection) throws SQLException {
        if (this != POSTGRESQL && connection.getTransactionIsolation() == Connection.TRANSACTION_READ_UNCOMMITTED) {
            throw new IllegalArgumentException(
                    "This connection is at READ UNCOMMITTED: a read would take a change for done that is still being"
                            + " decided, and keep it. Set the database or the pool to READ COMMITTED.");
        }
        return this;
    }

    private static Dialect named(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String name = database.getDatabaseProductName().toLowerCase(Locale.ROOT);
        String version = database.getDatabaseProductVersion().toLowerCase(Locale.ROOT);
        if (name.contains("postgresql")) {
            return POSTGRESQL;
        }
        // MySQL's driver takes a MariaDB server for one of its own, but tells its version.
        if (name.contains("mariadb") || version.contains("mariadb")) {
            return MARIADB;
        }
        if (name.contains("mysql")) {
            return MYSQL;
        }
        if (name.equals("h2")) {
            return H2;
        }
        if (name.contains("sqlite")) {
            return SQLITE;
        }
        throw new IllegalArgumentException("Muster does not speak the SQL of \"" + name
                + "\": it knows PostgreSQL, MariaDB, MySQL, H2 and SQLite.");
    }

    /** H2 has no type of text that is compared byte by byte whatever the database is set to. */
    private static void refuseOtherComparison(Connection h2) throws SQLException {
        try (Statement statement = h2.createStatement();
                ResultSet settings = statement.executeQuery(
                        "select cast('a' as varchar) = cast('A' as varchar) or 'a' < 'B' or 'a' = 'á' or 'a' = 'a '")) {
            if (settings.next() && settings.getBoolean(1)) {
                throw new IllegalArgumentException("This H2 database compares texts by its own setting IGNORECASE,"
                        + " COLLATION or MODE: Muster needs one that compares them as they are. Take those out of its"
                        + " URL and begin with a new file.");
            }
        }
    }

    /** The type of text that is compared byte by byte, can be a key, and has all of Unicode. */
    String key(int length) {
        return String.format(Locale.ROOT, key, length);
    }

    /** The type of text that is only kept. */
    String text() {
        return text;
    }

    /** What stands behind the closing bracket of a table. */
    String tableOptions() {
        return tableOptions;
    }

    /**
     * Whether each statement is given a time-out. H2 and SQLite bound the wait for a lock themselves (by 2 and 3
     * seconds unless told otherwise), and would keep our time-out for the host's own statements.
     */
    boolean timesStatements() {
        return timesStatements;
    }

    /** Whether several statements may stand in one text, which the driver then sends in one go. */
    boolean sendsManyAtOnce() {
        return this == POSTGRESQL;
    }

    /** Whether one statement inserts a row or, if it is there and a condition holds, updates it, and tells if it did. */
    boolean insertsOrUpdates() {
        return this == POSTGRESQL || this == SQLITE;
    }

    /** Whether one statement inserts a row or, if it is there, locks it, but does not tell which of the two it did. */
    boolean locksDuplicates() {
        return this == MARIADB || this == MYSQL;
    }

    /**
     * Whether the same question with the same parameters may be answered with what was answered the last time, although
     * a change has been committed since. H2 keeps answers until it has taken note of a commit, table after table, and
     * until then shows some tables as of before and others as of after it. It does not where the question may have
     * another number of rows.
     */
    boolean repeatsItself() {
        return this == H2;
    }

    /**
     * The query, with the index named that the table of this alias is read along. H2 compares indexes by how many rows
     * each leaves over, not by what is saved where they need no sorting; other databases find it.
     */
    String along(String index, String alias, String query) {
        return this == H2 ? query.replaceFirst(" " + alias + " ", "$0use index (" + index + ") ") : query;
    }

    /**
     * What sets the isolation of the transaction that begins, and of no other: unlike a setting of the connection it need
     * not be asked for before and restored after. Null where there is only the setting, or only one level.
     */
    @Nullable
    String isolating(int isolation) {
        String level = isolation == Connection.TRANSACTION_READ_COMMITTED ? "read committed" : "repeatable read";
        return switch (this) {
            case POSTGRESQL, MARIADB, MYSQL -> "set transaction isolation level " + level;
            case H2, SQLITE -> null;
        };
    }

    /**
     * The level that the connection is set to meanwhile; null for none. At REPEATABLE READ, H2 shows each table as of the
     * moment that it is first read, and only at SERIALIZABLE all of them as of one moment. SQLite has one level, which is
     * the strictest.
     */
    @Nullable
    Integer level(int isolation) {
        return switch (this) {
            case POSTGRESQL, MARIADB, MYSQL, SQLITE -> null;
            case H2 ->
                isolation == Connection.TRANSACTION_REPEATABLE_READ ? Connection.TRANSACTION_SERIALIZABLE : isolation;
        };
    }

    /** Whether tables can be made in a transaction, and are gone if it is rolled back. */
    boolean transactionalDdl() {
        return this == POSTGRESQL || this == SQLITE;
    }

    /** Whether a statement that reads must not be the first of a transaction that writes later. */
    boolean locksOnFirstWrite() {
        return this == SQLITE;
    }

    /** Whether the same may succeed if it is tried again: a deadlock, a lost race, a wait that was too long. */
    boolean isRetryable(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        // 40003 alone does not say that nothing was done.
        return (state.startsWith("40") && !state.equals("40003"))
                || retryableStates.contains(state)
                || retryableCodes.contains(failure.getErrorCode())
                || failure instanceof SQLTimeoutException;
    }

    /** Whether another row has this key. */
    boolean isDuplicateKey(SQLException failure) {
        return "23505".equals(failure.getSQLState()) || duplicateCodes.contains(failure.getErrorCode());
    }

    /** Whether a table is asked for that is not there. */
    boolean isNoTable(SQLException failure) {
        return switch (this) {
            case POSTGRESQL -> "42P01".equals(failure.getSQLState());
            case MARIADB, MYSQL -> failure.getErrorCode() == 1146;
            case H2 -> failure.getErrorCode() == 42102 || failure.getErrorCode() == 42104;
            case SQLITE -> String.valueOf(failure.getMessage()).contains("no such table");
        };
    }

    /** Whether a table or index could not be made because it is there. */
    boolean isAlreadyThere(SQLException failure) {
        return switch (this) {
            case MARIADB, MYSQL -> failure.getErrorCode() == 1050 || failure.getErrorCode() == 1061;
            case H2 -> failure.getErrorCode() == 42101 || failure.getErrorCode() == 42111;
            case POSTGRESQL, SQLITE -> false;
        };
    }

    private static final class Constants {

        /**
         * 1020: changed since it was read, 1180: lost to another node, 1205: lock time-out, 1213: deadlock, 1317 and
         * 1969: statement time-outs, 3024: another one, 3572: locked and told not to wait. Some come without a state.
         */
        static final Set<Integer> MYSQL_RETRYABLE = Set.of(1020, 1180, 1205, 1213, 1317, 1969, 3024, 3572);

        static final Set<Integer> MYSQL_DUPLICATE = Set.of(1062, 1586);

        private Constants() {}
    }
}
