package dev.muster.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.jdbc.JdbcSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A PostgreSQL server with a database of its own, and a pool, for each contestant. */
final class Server implements AutoCloseable {

    private static final int CONNECTIONS = 40;

    private final EmbeddedPostgres postgres;
    private final List<HikariDataSource> pools = new ArrayList<>();

    private final int distance;

    private Server(EmbeddedPostgres postgres, int distance) {
        this.postgres = postgres;
        this.distance = distance;
    }

    /**
     * @param durable whether a commit waits for the disk
     * @param distance how much longer a round trip takes, in microseconds
     */
    static Server start(boolean durable, int distance) throws IOException {
        String sync = durable ? "on" : "off";
        EmbeddedPostgres started = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(
                        Path.of("target", "postgres").toAbsolutePath().toFile())
                .setServerConfig("fsync", sync)
                .setServerConfig("synchronous_commit", sync)
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("max_connections", "200")
                // It would come at some moment in somebody's turn. We do it between the rounds.
                .setServerConfig("autovacuum", "off")
                .start();
        return new Server(started, distance);
    }

    /** A pool on a new database with Muster's tables. */
    DataSource database(String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", name));
        if (distance > 0) {
            config.addDataSourceProperty("socketFactory", DistantSockets.class.getName());
            config.addDataSourceProperty("socketFactoryArg", String.valueOf(distance));
        }
        config.setMaximumPoolSize(CONNECTIONS);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        JdbcSchema.migrate(pool);
        return pool;
    }

    void tidy() throws SQLException {
        for (DataSource pool : pools) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
                statement.execute("checkpoint");
            }
        }
    }

    /** Processor time of all server processes that serve somebody, in nanoseconds; Linux alone tells. */
    long cpu() throws SQLException, IOException {
        long sum = 0;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select pid from pg_stat_activity where backend_type = 'client backend'"
                                + " and pid <> pg_backend_pid()")) {
            while (rows.next()) {
                Path spent = Path.of("/proc", rows.getString(1), "schedstat");
                sum += Files.exists(spent)
                        ? Long.parseLong(Files.readString(spent).split(" ", -1)[0])
                        : 0;
            }
        }
        return sum;
    }

    @Override
    public void close() throws IOException {
        pools.forEach(HikariDataSource::close);
        postgres.close();
    }
}
