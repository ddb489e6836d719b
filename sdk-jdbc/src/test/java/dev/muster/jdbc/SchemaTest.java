package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.jdbc.JdbcSchema.Script;
import dev.muster.model.StorageException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.IsolationLevelDataSourceAdapter;

class SchemaTest {

    @ParameterizedTest
    @EachDatabase
    @DisplayName("migrating again changes nothing, and the connection goes back as it came")
    void migrateTwice(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(database.empty(), 1)) {
            JdbcSchema.migrate(pool);
            JdbcSchema.migrate(pool);
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
            }
            assertComplete(pool);
        }
    }

    @ParameterizedTest
    @EachDatabase
    @DisplayName("several nodes may migrate at once")
    void nodesAtOnce(TestDatabase database) throws Exception {
        String url = database.empty();
        Callable<Boolean> node = () -> {
            try (HikariDataSource pool = TestDatabase.pool(url, 1)) {
                JdbcSchema.migrate(pool);
                assertComplete(pool);
            }
            return true;
        };
        // Holds a database in memory open, and makes a file's write-ahead log before the nodes meet.
        try (HikariDataSource first = TestDatabase.pool(url, 1);
                Connection open = first.getConnection()) {
            assertThat(open.isValid(5)).isTrue();
            assertThat(Together.run(Collections.nCopies(4, node))).containsOnly(true);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "MARIADB"})
    @DisplayName("a migration that broke off is finished, wherever it was, where the database cannot roll it back")
    void halfDone(TestDatabase database) throws SQLException {
        Dialect dialect = database == TestDatabase.MARIADB ? Dialect.MARIADB : Dialect.H2;
        List<String> statements = JdbcSchema.scripts(dialect).get(0).statements();
        for (int done = 1; done < statements.size() - 1; done += 7) {
            try (HikariDataSource pool = TestDatabase.pool(database.empty(), 1)) {
                // The last one was done, but the node died before it took note of it.
                execute(pool, statements.subList(0, done));
                execute(
                        pool,
                        List.of("insert into muster_schema (version, statements) values (1, " + (done - 1) + ")"));
                JdbcSchema.migrate(pool);
                assertComplete(pool);
            }
        }
    }

    @ParameterizedTest
    @EachDatabase
    @DisplayName("a schema of a newer version is refused and left alone")
    void newerSchema(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(database.empty(), 1)) {
            JdbcSchema.migrate(pool);
            execute(pool, List.of("insert into muster_schema (version, statements) values (99, 1)"));
            assertThatThrownBy(() -> JdbcSchema.migrate(pool))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("version 99");
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("a node starts beside a dump, which holds all tables, as long as there is nothing to migrate")
    void besideDump() throws SQLException {
        String url = TestDatabase.POSTGRESQL.empty();
        try (HikariDataSource pool = TestDatabase.pool(url, 1);
                HikariDataSource others = TestDatabase.pool(url, 1);
                Connection dump = others.getConnection()) {
            JdbcSchema.migrate(pool);
            dump.setAutoCommit(false);
            try (Statement statement = dump.createStatement()) {
                statement.execute("lock table muster_schema in access share mode");
            }
            JdbcSchema.migrate(pool);
            dump.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {";IGNORECASE=TRUE", ";COLLATION=ENGLISH"})
    @DisplayName("an H2 database that takes one text for another is refused with what to do")
    void otherComparison(String setting) throws SQLException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + setting;
        try (Connection open = DriverManager.getConnection(url)) {
            assertThat(open.isValid(5)).isTrue();
            assertThatThrownBy(() -> JdbcSchema.migrate(new DriverManagerDataSource(url)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("IGNORECASE");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "MARIADB"})
    @DisplayName("a pool whose reads would see what is not committed is refused with what to do")
    void readUncommitted(TestDatabase database) {
        DriverManagerDataSource connections = new DriverManagerDataSource(database.empty());
        JdbcSchema.migrate(connections);
        IsolationLevelDataSourceAdapter dirty = new IsolationLevelDataSourceAdapter();
        dirty.setTargetDataSource(connections);
        dirty.setIsolationLevelName("ISOLATION_READ_UNCOMMITTED");
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> JdbcSchema.migrate(dirty),
                () -> JdbcStorage.create(dirty),
                () -> new Stage(JdbcStorage.joining(dirty)))) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("READ COMMITTED");
        }
    }

    @Test
    @DisplayName("a new SQLite file that somebody else writes to is busy")
    void besideWriter() throws SQLException {
        String url = TestDatabase.SQLITE.empty() + "&busy_timeout=10";
        try (Connection writer = DriverManager.getConnection(url);
                Statement statement = writer.createStatement()) {
            statement.execute("begin immediate");
            assertThatThrownBy(() -> JdbcSchema.migrate(new DriverManagerDataSource(url)))
                    .isInstanceOf(StorageException.Busy.class);
            statement.execute("rollback");
        }
    }

    @ParameterizedTest
    @EachDatabase
    @DisplayName("without its tables, Muster says how to make them")
    void noTables(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(database.empty(), 2)) {
            JdbcStorage storage = JdbcStorage.create(pool);
            assertThatThrownBy(() -> new Stage(storage))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("JdbcSchema.migrate");
        }
    }

    @ParameterizedTest
    @EachDatabase
    @DisplayName("the scripts make the same schema in the hands of the host's own tool")
    void scriptsByHand(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(database.empty(), 1)) {
            Dialect dialect;
            try (Connection connection = pool.getConnection()) {
                dialect = Dialect.of(connection);
            }
            for (Script script : JdbcSchema.scripts(dialect)) {
                execute(pool, script.statements());
            }
            assertComplete(pool);
            JdbcSchema.migrate(pool);
            assertComplete(pool);
        }
    }

    /** All tables are there and empty, and the version says so. */
    private static void assertComplete(DataSource pool) throws SQLException {
        for (String table : List.of(
                "team",
                "member",
                "member_role",
                "invite",
                "invite_role",
                "event",
                "outbox",
                "role",
                "counter",
                "accept_failure",
                "suppression")) {
            assertThat(number(pool, "select count(*) from muster_" + table))
                    .as(table)
                    .isZero();
        }
        assertThat(number(pool, "select max(version) from muster_schema")).isEqualTo(Scripts.newest());
        Script newest = JdbcSchema.scripts(Dialect.H2).get(Scripts.newest() - 1);
        assertThat(number(pool, "select statements from muster_schema where version = " + newest.version()))
                .isEqualTo(newest.statements().size() - 1);
    }

    private static void execute(DataSource pool, List<String> statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    private static int number(DataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }
}
