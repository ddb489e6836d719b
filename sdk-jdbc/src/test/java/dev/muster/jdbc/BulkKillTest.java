package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.model.BulkReport;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.TeamId;
import dev.muster.testkit.Invariants;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A bulk send that a SIGKILL breaks off, and that is made again. */
class BulkKillTest {

    private static final int KILLS = Integer.getInteger("muster.kills", 1);

    static Stream<Arguments> kills() {
        Random random = new Random();
        return Stream.of(TestDatabase.POSTGRESQL, TestDatabase.MARIADB)
                .limit(KILLS == 1 ? 1 : 2)
                .flatMap(database -> Stream.of(true, false)
                        .flatMap(keyed -> IntStream.range(0, KILLS)
                                .mapToObj(kill ->
                                        Arguments.of(database, keyed, 1 + random.nextInt(BulkProcess.ROWS / 2)))));
    }

    @ParameterizedTest(name = "{0}, with a key: {1}, after row {2}")
    @MethodSource("kills")
    @DisplayName("everybody is invited once in the end, with one mail each, and what was answered before holds")
    void madeAgain(TestDatabase database, boolean keyed, int afterRows) throws IOException, SQLException {
        String url = database.empty();
        try (HikariDataSource pool = TestDatabase.pool(url, 2)) {
            JdbcSchema.migrate(pool);
            TeamId team = BulkProcess.team(pool);
            List<String> before =
                    KilledProcess.lines(BulkProcess.class, afterRows, url, team.toString(), String.valueOf(keyed));
            int committed = addresses(pool).size();
            assertThat(committed).as("rows of whole chunks").isBetween(before.size(), BulkProcess.ROWS - 1);

            List<String> again = new ArrayList<>();
            BulkReport report =
                    BulkProcess.send(pool, team, keyed, result -> again.add(result.row() + " " + result.invite()));

            long known = keyed ? 0 : committed;
            assertThat(report.counts().getOrDefault(Code.ALREADY_INVITED, 0L)).isEqualTo(known);
            assertThat(report.count(Code.SENT)).isEqualTo(BulkProcess.ROWS - known);
            assertThat(again).containsAll(before);
            List<String> addresses = addresses(pool);
            assertThat(addresses).hasSize(BulkProcess.ROWS).doesNotHaveDuplicates();
            assertThat(invitesInOutbox(pool)).hasSize(BulkProcess.ROWS).doesNotHaveDuplicates();
            Invariants.check(JdbcStorage.create(pool), team, Instant.now());
        }
    }

    private static List<String> addresses(HikariDataSource pool) throws SQLException {
        return column(pool, "select email_key from muster_invite");
    }

    private static List<String> invitesInOutbox(HikariDataSource pool) throws SQLException {
        return column(pool, "select invite_id from muster_outbox");
    }

    private static List<String> column(HikariDataSource pool, String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
