package dev.muster.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A MySQL server of the tests' own, which ends with the JVM. Its files come from a jar that the profile "mysql" adds,
 * and need two libraries of the system. It takes texts for Latin ones unless told otherwise.
 */
final class MySqlServer {

    private static final String FILES = "/mysql-Linux-amd64.tar.gz";
    private static final MySqlServer SERVER = start();

    private final Path folder = TestDatabase.folder("mysql");
    private final Path log = folder.resolve("log");
    private final int port = ServerProcess.freePort();

    private MySqlServer() {}

    private static MySqlServer start() {
        MySqlServer server = new MySqlServer();
        try {
            server.unpack();
            ServerProcess.run(server.mysqld("--initialize-insecure"), server.log);
            List<String> command = server.mysqld(
                    "--port=" + server.port,
                    "--bind-address=127.0.0.1",
                    "--socket=" + server.folder.resolve("socket"),
                    "--pid-file=" + server.folder.resolve("pid"),
                    "--mysqlx=OFF",
                    // It would make certificates at each start.
                    "--skip-ssl",
                    "--disable-log-bin",
                    "--performance-schema=OFF",
                    "--character-set-server=latin1",
                    "--innodb-flush-log-at-trx-commit=0");
            ServerProcess.start(command, server.log, server.url("mysql"));
            return server;
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "MySQL does not start; it needs the libraries libaio.so.1 and libnuma.so.1 (Debian: apt-get install"
                            + " libaio1 libnuma1)",
                    e);
        }
    }

    private void unpack() throws IOException {
        try (InputStream files = MySqlServer.class.getResourceAsStream(FILES)) {
            if (files == null) {
                throw new IllegalStateException("no MySQL server on the class path: run Maven with -Pmysql");
            }
            Path archive = folder.resolve("mysql.tar.gz");
            Files.copy(files, archive);
            ServerProcess.run(List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()), log);
            Files.delete(archive);
        }
    }

    private List<String> mysqld(String... options) {
        List<String> command = new ArrayList<>(List.of(
                folder.resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--user=root",
                "--basedir=" + folder,
                "--lc-messages-dir=" + folder.resolve("share"),
                "--datadir=" + folder.resolve("data")));
        command.addAll(List.of(options));
        return command;
    }

    /** Makes a database and answers where it is. */
    static String create(String name) {
        try (Connection connection = DriverManager.getConnection(SERVER.url("mysql"));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return SERVER.url(name);
    }

    private String url(String database) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + database + "?user=root&sslMode=DISABLED";
    }
}
