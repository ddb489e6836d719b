package dev.muster.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
    };

    private static final int CONNECTIONS = 10;
    private static final AtomicInteger NAMES = new AtomicInteger();

    private String shared;
    private JdbcStorage storage;

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

    /** The storage of those tests. */
    synchronized JdbcStorage storage() {
        if (storage == null) {
            storage = JdbcStorage.create(pool(shared(), CONNECTIONS));
        }
        return storage;
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
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
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
