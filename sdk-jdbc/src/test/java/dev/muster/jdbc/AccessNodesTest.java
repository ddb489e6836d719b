package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.Muster;
import dev.muster.model.InviteLinks;
import dev.muster.model.Limits;
import dev.muster.model.LinkKey;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewMember;
import dev.muster.model.Person;
import dev.muster.model.StorageException;
import dev.muster.model.TeamPermissions;
import dev.muster.model.UserId;
import dev.muster.spi.Storage;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The access check on nodes that share a PostgreSQL, by the clock on the wall. */
class AccessNodesTest {

    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final int ROUNDS = Integer.getInteger("muster.race.rounds", 20);

    private final Office office = new Office(TestDatabase.POSTGRESQL.storage());
    private final UserId ben = Office.user("ben");

    private static Muster node(Storage storage) {
        return Muster.builder(storage)
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .limits(Limits.builder().accessStaleness(BOUND).build())
                .build();
    }

    private void join(String role) {
        Person person = Person.of(ben, Office.address(ben));
        office.muster.members().addMember(Office.SYSTEM, office.team, NewMember.of(person, role));
    }

    private static long become(Muster node, Office office, UserId user, String role) {
        Member member = node.members()
                .edit(Office.SYSTEM, office.team, user, MemberEdit.of().roles(role));
        return member.rev();
    }

    private boolean may(Muster node) {
        return node.access().can(ben, office.team, TeamPermissions.MEMBERS_INVITE);
    }

    @Test
    @DisplayName(
            "a change counts at once on its node and where its rev is asked for, elsewhere within the bound, under load")
    void withinTheBound() {
        join("member");
        AtomicBoolean done = new AtomicBoolean();
        try (Muster here = node(TestDatabase.POSTGRESQL.storage()).start();
                Muster there = node(TestDatabase.POSTGRESQL.storage()).start()) {
            List<CompletableFuture<Void>> load = Stream.of(here, there)
                    .map(node -> CompletableFuture.runAsync(() -> {
                        while (!done.get()) {
                            may(node);
                        }
                    }))
                    .toList();
            for (int round = 0; round < ROUNDS; round++) {
                boolean admin = round % 2 == 0;
                long rev = become(here, office, ben, admin ? "admin" : "member");
                long changed = System.nanoTime();
                assertThat(may(here)).isEqualTo(admin);
                if (round % 4 < 2) {
                    assertThat(there.access().atLeast(rev).can(ben, office.team, TeamPermissions.MEMBERS_INVITE))
                            .isEqualTo(admin);
                    assertThat(may(there)).isEqualTo(admin);
                }
                long asked = System.nanoTime();
                while (may(there) != admin) {
                    assertThat(asked - changed).as("nanoseconds behind").isLessThan(BOUND.toNanos());
                    asked = System.nanoTime();
                }
            }
            done.set(true);
            load.forEach(CompletableFuture::join);
        } finally {
            done.set(true);
        }
    }

    @Test
    @DisplayName("when the database goes away, memory answers up to the bound, and then every check throws")
    void databaseGone() {
        join("admin");
        HikariDataSource pool = TestDatabase.pool(TestDatabase.POSTGRESQL.shared(), 4);
        try (Muster node = node(JdbcStorage.create(pool)).start()) {
            assertThat(may(node)).isTrue();
            pool.close();
            long gone = System.nanoTime();
            long asked = gone;
            while (true) {
                try {
                    assertThat(may(node)).isTrue();
                } catch (StorageException e) {
                    break;
                }
                assertThat(asked - gone).as("nanoseconds since it is gone").isLessThan(BOUND.toNanos());
                asked = System.nanoTime();
            }
            assertThatThrownBy(() -> may(node)).isInstanceOf(StorageException.class);
        }
    }

    @Test
    @DisplayName("what a host's transaction has not committed stays out of memory, and counts from its commit on")
    void joined() throws Exception {
        join("member");
        try (HikariDataSource pool = TestDatabase.pool(TestDatabase.POSTGRESQL.shared(), 1);
                PlainHost host = new PlainHost(pool)) {
            Muster node = node(JdbcStorage.joining(host));
            for (boolean commits : new boolean[] {false, true}) {
                host.begin(Connection.TRANSACTION_READ_COMMITTED);
                become(node, office, ben, "admin");
                assertThat(node.access().fullyConsistent().can(ben, office.team, TeamPermissions.MEMBERS_INVITE))
                        .as("inside")
                        .isTrue();
                if (commits) {
                    host.commit();
                } else {
                    host.rollback();
                }
                CompletableFuture<Boolean> later = CompletableFuture.supplyAsync(() -> may(node));
                assertThat(later.get(30, TimeUnit.SECONDS)).as("after").isEqualTo(commits);
            }
        }
    }
}
