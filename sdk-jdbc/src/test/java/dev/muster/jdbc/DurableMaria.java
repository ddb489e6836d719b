package dev.muster.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** MariaDB: one process. */
final class DurableMaria implements DurableServer {

    private final Path folder;
    private final Path binaries;
    private final int port = ServerProcess.freePort();
    private ServerProcess server;

    DurableMaria(Path folder) {
        this.folder = folder;
        this.binaries = MariaServer.install(folder, List.of())
                .getConfiguration()
                .getBaseDir()
                .toPath();
    }

    @Override
    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/test?user=root&createDatabaseIfNotExist=true";
    }

    @Override
    public void start() throws IOException {
        List<String> command = List.of(
                binaries.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--skip-grant-tables",
                "--user=root",
                "--basedir=" + binaries,
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + folder.resolve("tmp"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--skip-ssl",
                "--skip-log-bin",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=64M",
                "--innodb-log-file-size=16M");
        server = ServerProcess.start(command, folder.resolve("log"), url());
    }

    @Override
    public Stream<ProcessHandle> processes() {
        return Stream.of(server.toHandle());
    }
}
