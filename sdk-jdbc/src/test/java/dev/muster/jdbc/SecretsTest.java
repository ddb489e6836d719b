package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.model.BulkOptions;
import dev.muster.model.NewInvite;
import dev.muster.model.StorageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Hosts log what fails, with all of its causes. */
class SecretsTest {

    private static final String NAME = "Secret Name";
    private static final String TEXT = "private words";

    @ParameterizedTest
    @EachDatabase
    @DisplayName("what is refused for good names no value that was to be stored")
    void refused(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(database.empty(), 2)) {
            JdbcSchema.migrate(pool);
            Stage stage = new Stage(JdbcStorage.create(pool));
            execute(pool, refusal(database));
            assertSilent(stage);
        }
    }

    private static String refusal(TestDatabase database) {
        return switch (database) {
            case SQLITE ->
                "create trigger no_more before insert on muster_invite when new.message = '" + TEXT
                        + "' begin select raise(abort, 'no more'); end";
            // The oldest MySQL 8 has no check constraints.
            case MYSQL -> "alter table muster_invite modify location varchar(3)";
            default -> "alter table muster_invite add constraint no_more check (location <> '" + NAME + "')";
        };
    }

    @Test
    @DisplayName("neither does what comes too late for a lock")
    void late() throws SQLException {
        String url = TestDatabase.POSTGRESQL.empty();
        try (HikariDataSource pool = TestDatabase.pool(url + "&options=-c%20lock_timeout=100", 2);
                HikariDataSource others = TestDatabase.pool(url, 1);
                Connection other = others.getConnection()) {
            JdbcSchema.migrate(pool);
            Stage stage = new Stage(JdbcStorage.create(pool));
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                // As an index that is being made does.
                statement.execute("lock table muster_invite in share mode");
            }
            assertSilent(stage);
            other.rollback();
        }
    }

    /** Enough rows for a batch, of which drivers have something of their own to tell. */
    private static void assertSilent(Stage stage) {
        List<NewInvite> rows = IntStream.range(0, 40)
                .mapToObj(i -> NewInvite.to("secret.person" + i + "@example.com")
                        .name(NAME)
                        .location(NAME)
                        .message(TEXT)
                        .role("member"))
                .toList();
        StorageException failure = catchThrowableOfType(
                StorageException.class,
                () -> stage.muster.invites().sendAll(stage.ann, stage.team, rows, BulkOptions.allOrNothing()));
        assertThat(failure).isNotNull();
        assertThat(told(failure)).doesNotContain("secret.person", NAME, TEXT);
    }

    private static String told(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                for (SQLException one = sql; one != null; one = one.getNextException()) {
                    one.printStackTrace(new PrintWriter(all));
                }
            }
        }
        return all.toString();
    }

    private static void execute(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
