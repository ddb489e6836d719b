package dev.muster.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.Muster;
import dev.muster.jdbc.JdbcSchema;
import dev.muster.jdbc.JdbcStorage;
import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkReport;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.InviteLinks;
import dev.muster.model.Limits;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamId;
import dev.muster.spi.Storage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A long file on PostgreSQL: the right answer to each line, in bounded memory, and the team free for others meanwhile. */
class CsvProofTest {

    private static final int LINES = Integer.getInteger("muster.bulk.rows", 3_000);

    private static final int CHUNK = 100;

    /** 64 bytes for each line to know duplicates by, and what chunk, connection and reader need. */
    private static final long BYTES_AT_MOST = 64L * LINES + (8 << 20);

    private static final Actor SYSTEM = Actor.system("proof");
    private static final Actor ANN = Actor.user("ann");

    private static EmbeddedPostgres server;
    private static HikariDataSource pool;

    private final HeldTimes storage = new HeldTimes(JdbcStorage.create(pool));
    private final MadeUpFile made = new MadeUpFile(LINES);
    private final Muster muster = muster(storage);
    private final TeamId team = muster.teams()
            .create(SYSTEM, NewTeam.named("Acme").owner(Person.of("ann", "ann@example.com")))
            .id();

    private Muster muster(Storage on) {
        return Muster.builder(on)
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .notifier(mail -> {})
                .limits(Limits.builder()
                        .sendsPerActorAndHour(made.limit())
                        .sendsPerTeamAndDay(1_000_000)
                        .build())
                .build();
    }

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(
                        Path.of("target", "postgres").toAbsolutePath().toFile())
                .start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        JdbcSchema.migrate(pool);
    }

    @AfterAll
    static void stop() throws IOException {
        pool.close();
        server.close();
    }

    @Test
    @DisplayName("each line gets its answer, in order; memory stays bounded; others change the team in between")
    void longFile(@TempDir Path folder, TestReporter reporter) throws Exception {
        IntStream.range(0, made.members())
                .mapToObj(i -> Person.of("member" + i, made.member(i)))
                .forEach(person -> muster.members().addMember(SYSTEM, team, NewMember.of(person, "member")));
        List<NewInvite> pending = IntStream.range(0, made.pending())
                .mapToObj(i -> NewInvite.to(made.pending(i)).role("member"))
                .toList();
        muster.invites().sendAll(SYSTEM, team, pending, BulkOptions.bestEffort());
        Path file = folder.resolve("people.csv");
        made.write(file);
        storage.forget();

        Footprint footprint = new Footprint();
        AtomicInteger answered = new AtomicInteger();
        BulkReport report;
        Bystander bystander = new Bystander();
        long start = System.nanoTime();
        try (InputStream in = Files.newInputStream(file)) {
            report = muster.invites()
                    .sendAll(
                            ANN,
                            team,
                            CsvInvites.read(in, invite -> invite.role("member")),
                            BulkOptions.bestEffort().key("proof").onProgress(soFar -> footprint.look(soFar.rows())),
                            result -> made.check(answered.getAndIncrement(), result));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        bystander.stop();

        assertThat(report.rows()).isEqualTo(LINES);
        assertThat(report.counts()).isEqualTo(made.expected());
        assertThat(report.counts().keySet())
                .containsExactlyInAnyOrder(
                        Code.SENT,
                        Code.ALREADY_MEMBER,
                        Code.ALREADY_INVITED,
                        Code.DUPLICATE_ROW,
                        Code.INVALID,
                        Code.ROLE_NOT_GRANTABLE,
                        Code.OVER_LIMIT);
        List<Duration> held = storage.sorted();
        Duration longest = held.get(held.size() - 1);
        reporter.publishEntry(
                "proof",
                String.format(
                        "%d lines in %s; heap %+d KB at most; team held %s in the median, %s at most;"
                                + " %d changes of another, which took %s at most",
                        LINES,
                        took,
                        footprint.most() >> 10,
                        held.get(held.size() / 2),
                        longest,
                        bystander.changes,
                        bystander.longest));
        // How long that is depends on what else the machine does; that the team is let go after each chunk does not.
        assertThat(held).hasSizeGreaterThanOrEqualTo(LINES / CHUNK);
        assertThat(footprint.most()).isLessThan(BYTES_AT_MOST);
        assertThat(bystander.changes).isGreaterThan(LINES / 1_000);
    }

    /** Somebody else, on another node, who changes the same team all the while. */
    private final class Bystander {

        private final Muster node = muster(JdbcStorage.create(pool));
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final Thread thread = new Thread(this::run, "bystander");
        private int changes;
        private Duration longest = Duration.ZERO;

        Bystander() {
            thread.start();
        }

        private void run() {
            while (!stopped.get()) {
                long start = System.nanoTime();
                node.teams().edit(ANN, team, TeamEdit.of().name("Acme " + changes++));
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
        }

        void stop() throws InterruptedException {
            stopped.set(true);
            thread.join();
        }
    }

    /** How much more is held in the heap than at first, looked at every now and then. */
    private static final class Footprint {

        private final long atFirst = used();
        private long most;

        void look(long rows) {
            if (rows % (LINES / 10) < 100) {
                most = Math.max(most, used() - atFirst);
            }
        }

        long most() {
            return most;
        }

        private static long used() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }
}
