package dev.muster.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A migrated database of a test's own, and a storage on it through a pool, with a watch below and one above that. */
final class Rig implements AutoCloseable {

    /** In the order in which they can be emptied. */
    private static final List<String> TABLES = List.of(
            "suppression",
            "accept_failure",
            "outbox",
            "event",
            "answer",
            "role",
            "invite_role",
            "invite",
            "member_role",
            "member",
            "team");

    /** An id, or a hash of what holds some. */
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\b[0-9a-f]{64}\\b");

    final Returns returns;
    final HikariDataSource pool;
    final JdbcStorage storage;
    private final Connection own;
    private final Map<String, PreparedStatement> readings = new HashMap<>();

    /**
     * @param url where an empty database is
     * @param below stands between the pool and the driver
     * @param above stands between the storage and the pool
     */
    Rig(String url, Tap.Watch below, Returns above) {
        returns = above;
        HikariConfig config = new HikariConfig();
        config.setDataSource(Tap.on(new DriverManagerDataSource(url), below));
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(1);
        // Otherwise it hands out what was used half a second ago without a look at it, lost connections, too.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "-1");
        try {
            pool = new HikariDataSource(config);
        } finally {
            System.clearProperty("com.zaxxer.hikari.aliveBypassWindowMs");
        }
        try {
            own = DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        JdbcSchema.migrate(new DriverManagerDataSource(url));
        storage = JdbcStorage.create(Tap.on(pool, above));
    }

    /** All rows that there are, table by table. */
    Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : TABLES) {
            rows.put(table, rowsOf(table));
        }
        return rows;
    }

    /** Kept, as it is asked for thousands of times. */
    private PreparedStatement reading(String table) throws SQLException {
        PreparedStatement statement = readings.get(table);
        if (statement == null) {
            statement = own.prepareStatement("select * from muster_" + table);
            readings.put(table, statement);
        }
        return statement;
    }

    /** The same without what is new each time: ids, and the nonces of links. */
    static Map<String, List<String>> anonymous(Map<String, List<String>> rows) {
        Map<String, List<String>> alike = new TreeMap<>();
        rows.forEach((table, lines) -> alike.put(
                table,
                lines.stream()
                        .map(line -> ID.matcher(line).replaceAll("#"))
                        .sorted()
                        .toList()));
        return alike;
    }

    private List<String> rowsOf(String table) {
        try (ResultSet rows = reading(table).executeQuery()) {
            List<String> lines = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    boolean random = rows.getMetaData().getColumnName(i).equalsIgnoreCase("nonce");
                    line.append(random ? "#" : rows.getString(i)).append(" | ");
                }
                lines.add(line.toString());
            }
            lines.sort(null);
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void empty() {
        TABLES.forEach(this::empty);
        forgetCounters();
    }

    /** What was counted is no row of {@link #rows}: it stays, whatever becomes of what it was counted for. */
    void forgetCounters() {
        empty("counter");
    }

    private void empty(String table) {
        try (Statement statement = own.createStatement()) {
            statement.executeUpdate("delete from muster_" + table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int connectionsInUse() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public void close() throws SQLException {
        own.close();
        pool.close();
    }
}
