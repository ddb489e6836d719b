package dev.muster.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A server that writes through to the disk, can be killed, and started again with what it has on disk. */
interface DurableServer {

    /** Where its database is. */
    String url();

    /** Starts it, on what an earlier one has left. */
    void start() throws IOException;

    /** All processes that it consists of now. */
    Stream<ProcessHandle> processes();

    /** Ends it by SIGKILL, as a loss of power or a lack of memory does. */
    default void kill() {
        List<ProcessHandle> all = processes().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** A new one, which has an empty database and runs. */
    static DurableServer of(TestDatabase database) throws IOException {
        Path folder = TestDatabase.folder("durable");
        DurableServer server = switch (database) {
            case POSTGRESQL -> new DurablePostgres(folder);
            case MARIADB -> new DurableMaria(folder);
            default -> throw new IllegalArgumentException("no server of " + database);
        };
        server.start();
        return server;
    }
}
