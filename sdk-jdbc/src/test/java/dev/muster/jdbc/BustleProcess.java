package dev.muster.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link Bustle} in a JVM of its own, which says on its output what was acknowledged. */
final class BustleProcess {

    private BustleProcess() {}

    /** @param args where the database is, and a seed */
    public static void main(String[] args) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(args[0], Bustle.THREADS)) {
            Bustle bustle = new Bustle(
                    JdbcStorage.create(pool),
                    event -> say(Acknowledged.of(event).line()));
            bustle.run(Long.parseLong(args[1]));
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Starts one, kills it when it has acknowledged so many changes, and answers all that it acknowledged. */
    static List<Acknowledged> killed(String url, long seed, int afterChanges) throws IOException {
        Path errors = TestDatabase.folder("killed").resolve("errors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BustleProcess.class.getName(),
                        url,
                        Long.toString(seed))
                .redirectError(errors.toFile())
                .start();
        List<Acknowledged> acknowledged = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // The last one may be broken off.
                if (Acknowledged.isLine(line)) {
                    acknowledged.add(Acknowledged.parse(line));
                }
                if (acknowledged.size() == afterChanges) {
                    // The process itself would close its output, too.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        if (acknowledged.size() < afterChanges) {
            throw new IllegalStateException("it ended by itself, see " + errors);
        }
        return acknowledged;
    }
}
