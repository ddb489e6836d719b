package dev.muster.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.spi.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that the tests run on. A server is started when it is first needed, once in a JVM. */
enum TestDatabase {
    H2_MEMORY {
        @Override
        String empty(String name) {
            return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
        }
    },
    H2_FILE {
        @Override
        String empty(String name) {
            return "jdbc:h2:file:" + folder("h2").resolve(name);
        }
    },
    SQLITE {
        @Override
        String empty(String name) {
            return "jdbc:sqlite:" + folder("sqlite").resolve(name) + "?journal_mode=WAL&synchronous=OFF";
        }
    },
    POSTGRESQL {
        @Override
        String empty(String name) {
            return PostgresServer.create(name);
        }
    },
    MARIADB {
        @Override
        String empty(String name) {
            return MariaServer.create(name);
        }
    },
    MYSQL {
        @Override
        String empty(String name) {
            return MySqlServer.create(name);
        }
    };

    private static final int CONNECTIONS = 10;
    private static final AtomicInteger NAMES = new AtomicInteger();

    private String shared;
    private Storage storage;

    /** All that this build has: a MySQL server comes with the profile "mysql". */
    static List<TestDatabase> all() {
        return Arrays.stream(values())
                .filter(database -> database != MYSQL || Boolean.getBoolean("muster.mysql"))
                .toList();
    }

    /** Those that know more than one isolation level. */
    static List<TestDatabase> withLevels() {
        return all().stream().filter(database -> database != SQLITE).toList();
    }

    abstract String empty(String name);

    /** Where a new and empty database is. */
    String empty() {
        return empty("muster" + NAMES.incrementAndGet());
    }

    /** A database that many tests share, migrated. */
    synchronized String shared() {
        if (shared == null) {
            shared = empty();
            try (HikariDataSource pool = pool(shared, 1)) {
                JdbcSchema.migrate(pool);
            }
        }
        return shared;
    }

    /** The storage of those tests, set up as {@link HostSettings} say. */
    synchronized Storage storage() {
        if (storage == null) {
            boolean twoNodes = HostSettings.now() == HostSettings.TWO_NODES;
            storage = twoNodes ? new TwoNodes(node(), node()) : node();
        }
        return storage;
    }

    private JdbcStorage node() {
        HikariConfig config = config(shared(), CONNECTIONS);
        HostSettings.now().apply(config);
        HikariDataSource pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection()) {
            HostSettings.now().check(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return JdbcStorage.create(pool);
    }

    /** Deletes the mail of earlier tests that is still to be sent, which a later one would find due. */
    void forgetMail() {
        try (Connection connection = DriverManager.getConnection(shared());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from muster_outbox");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static HikariDataSource pool(String url, int connections) {
        return new HikariDataSource(config(url, connections));
    }

    private static HikariConfig config(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        return config;
    }

    /** A new folder below the one that "mvn clean" deletes. */
    static Path folder(String name) {
        try {
            Path databases = Path.of("target", "databases").toAbsolutePath();
            return Files.createTempDirectory(Files.createDirectories(databases), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
