package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.StorageException;
import dev.muster.model.TeamId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A connection that is in somebody's transaction already is none for a transaction of our own. */
class BegunTransactionTest {

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    @DisplayName(
            "a connection that comes with a transaction begun at another level is refused, with a word on what to do")
    void refused(TestDatabase database) throws SQLException {
        SingleConnectionDataSource one = new SingleConnectionDataSource(database.shared(), true);
        Connection connection = one.getConnection();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        JdbcStorage storage = JdbcStorage.create(one);
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute("select rev from muster_team limit 1")).isTrue();
        }
        TeamId team = new TeamId(UUID.randomUUID());
        assertThatThrownBy(() -> storage.<Object>change(team, Instant.EPOCH, tx -> "changed"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("begun already")
                .hasMessageContaining("JdbcStorage.joining");
        assertThat(storage.<Object>change(team, Instant.EPOCH, tx -> "changed")).isEqualTo("changed");
        one.destroy();
    }
}
