package dev.muster.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.List;

/** A {@link Bustle} in a JVM of its own, which says on its output what was acknowledged. */
final class BustleProcess {

    private BustleProcess() {}

    /** @param args where the database is, and a seed */
    public static void main(String[] args) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(args[0], Bustle.THREADS)) {
            Bustle bustle = new Bustle(
                    JdbcStorage.create(pool),
                    event -> KilledProcess.say(Acknowledged.of(event).line()));
            bustle.run(Long.parseLong(args[1]));
        }
    }

    /** Starts one, kills it when it has acknowledged so many changes, and answers all that it acknowledged. */
    static List<Acknowledged> killed(String url, long seed, int afterChanges) throws IOException {
        return KilledProcess.lines(BustleProcess.class, afterChanges, url, Long.toString(seed)).stream()
                .map(Acknowledged::parse)
                .toList();
    }
}
