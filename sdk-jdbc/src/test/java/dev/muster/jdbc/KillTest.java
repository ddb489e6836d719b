package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was acknowledged outlives a SIGKILL, and what was not is there as a whole or not at all. */
class KillTest {

    /** The servers that are running, by what they are. */
    private static final Map<TestDatabase, DurableServer> SERVERS = new EnumMap<>(TestDatabase.class);

    /** How often each of the clients and servers is killed. */
    private static final int KILLS = Integer.getInteger("muster.kills", 1);

    static Stream<Arguments> clients() {
        // Once is enough for a start: what a server does when a connection breaks is much the same on both.
        return kills(KILLS == 1 ? List.of(TestDatabase.POSTGRESQL) : servers());
    }

    static Stream<Arguments> kills() {
        return kills(servers());
    }

    private static List<TestDatabase> servers() {
        return List.of(TestDatabase.POSTGRESQL, TestDatabase.MARIADB);
    }

    private static Stream<Arguments> kills(List<TestDatabase> databases) {
        Random random = new Random();
        return databases.stream()
                .flatMap(database ->
                        IntStream.range(0, KILLS).mapToObj(kill -> Arguments.of(database, random.nextLong())));
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(DurableServer::kill);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("clients")
    @DisplayName("a client is killed at work: all that it acknowledged is there, and every rule holds")
    void client(TestDatabase database, long seed) throws IOException {
        String url = server(database).url();
        List<Acknowledged> changes = BustleProcess.killed(url, seed, changes(seed));
        try (HikariDataSource pool = TestDatabase.pool(url, 1)) {
            Acknowledged.check(JdbcStorage.create(pool), changes);
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("kills")
    @DisplayName(
            "a server is killed at work and started again: all that it acknowledged is there, and every rule holds")
    void server(TestDatabase database, long seed) throws Exception {
        DurableServer server = server(database);
        Queue<Acknowledged> changes = new ConcurrentLinkedQueue<>();
        CountDownLatch enough = new CountDownLatch(changes(seed));
        ExecutorService work = Executors.newSingleThreadExecutor();
        try (HikariDataSource pool = impatient(server.url())) {
            Bustle bustle = new Bustle(JdbcStorage.create(pool), event -> {
                changes.add(Acknowledged.of(event));
                enough.countDown();
            });
            Future<?> end = work.submit(() -> {
                bustle.run(seed);
                return null;
            });
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            server.kill();
            end.get(60, TimeUnit.SECONDS);
        } finally {
            work.shutdownNow();
        }
        server.start();
        try (HikariDataSource pool = TestDatabase.pool(server.url(), 1)) {
            Acknowledged.check(JdbcStorage.create(pool), new ArrayList<>(changes));
        }
    }

    /** After how many changes it is killed. */
    private static int changes(long seed) {
        return 10 + new Random(seed).nextInt(200);
    }

    private static DurableServer server(TestDatabase database) throws IOException {
        DurableServer server = SERVERS.get(database);
        if (server == null) {
            server = DurableServer.of(database);
            SERVERS.put(database, server);
            try (HikariDataSource pool = TestDatabase.pool(server.url(), 1)) {
                JdbcSchema.migrate(pool);
            }
        }
        return server;
    }

    /** A pool that soon notices that nobody is there. */
    private static HikariDataSource impatient(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(Bustle.THREADS);
        config.setConnectionTimeout(2_000);
        return new HikariDataSource(config);
    }
}
