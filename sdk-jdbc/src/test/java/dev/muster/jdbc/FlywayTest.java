package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.jdbc.JdbcSchema.Script;
import dev.muster.model.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The host's own migrations. */
class FlywayTest {

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
    @DisplayName(
            "the scripts, written into Flyway's folder, make the schema; Muster works on it and has nothing to add")
    void flyway(TestDatabase database) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(database.empty(), 4)) {
            Flyway flyway = Flyway.configure()
                    .dataSource(pool)
                    .locations("filesystem:" + folder(pool))
                    .load();
            MigrateResult result = flyway.migrate();
            assertThat(result.migrationsExecuted).isEqualTo(Scripts.newest());

            JdbcSchema.migrate(pool);
            assertThat(rows(pool, "muster_schema")).isEqualTo(Scripts.newest());
            assertThat(flyway.migrate().migrationsExecuted).isZero();
            Office office = new Office(JdbcStorage.create(pool));
            UserId ben = Office.user("ben");
            office.muster.invites().accept(office.invite(ben), Office.verified(ben));
            assertThat(office.hasMember(ben)).isTrue();
        }
    }

    /** As a host would check them in. */
    private static Path folder(DataSource pool) throws Exception {
        Path folder = TestDatabase.folder("flyway");
        Dialect dialect;
        try (Connection connection = pool.getConnection()) {
            dialect = Dialect.of(connection);
        }
        for (Script script : JdbcSchema.scripts(dialect)) {
            write(folder, script);
        }
        return folder;
    }

    private static void write(Path folder, Script script) throws IOException {
        String file = "V" + script.version() + "__muster_" + script.name().replace(' ', '_') + ".sql";
        Files.writeString(folder.resolve(file), String.join(";\n", script.statements()) + ";\n");
    }

    private static int rows(DataSource pool, String table) throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }
}
