package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.Muster;
import dev.muster.model.EventType;
import dev.muster.model.MusterException;
import dev.muster.model.NewInvite;
import dev.muster.model.StorageException;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Muster inside the transactions of a host with plain JDBC. */
class JoiningTest {

    private static final int READ_COMMITTED = Connection.TRANSACTION_READ_COMMITTED;

    @ParameterizedTest
    @EachDatabase
    @DisplayName("a host inserts its user and accepts the invite in one commit, and listeners hear of it after that")
    void oneCommit(TestDatabase database) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(database.shared(), 1);
                PlainHost host = new PlainHost(pool)) {
            Office office = new Office(database.storage());
            UserId ben = Office.user("ben");
            String token = office.invite(ben);
            Muster joined = office.on(JdbcStorage.joining(host));
            int heard = office.heard.size();

            host.begin(level(database));
            host.insertUser(ben.value());
            joined.invites().accept(token, Office.verified(ben));
            assertThat(office.hasMember(ben)).as("seen by others").isFalse();
            assertThat(office.heard).as("heard before the commit").hasSize(heard);
            host.commit();

            assertThat(office.hasMember(ben)).isTrue();
            assertThat(host.hasUser(ben.value())).isTrue();
            assertThat(office.heard)
                    .hasSizeGreaterThan(heard)
                    .extracting(TeamEvent::type)
                    .contains(EventType.INVITE_ACCEPTED);
        }
    }

    @ParameterizedTest
    @EachDatabase
    @DisplayName("a host that rolls back leaves nothing of either, sends no mail and tells nobody")
    void rollback(TestDatabase database) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(database.shared(), 1);
                PlainHost host = new PlainHost(pool)) {
            Office office = new Office(database.storage());
            UserId ben = Office.user("ben");
            UserId cem = Office.user("cem");
            String token = office.invite(ben);
            Muster joined = office.on(JdbcStorage.joining(host));
            Team before = office.now();
            int heard = office.heard.size();

            host.begin(level(database));
            host.insertUser(ben.value());
            joined.invites().accept(token, Office.verified(ben));
            joined.invites()
                    .send(
                            office.ann,
                            office.team,
                            NewInvite.to(Office.address(cem)).role("member"));
            host.rollback();

            assertThat(office.hasMember(ben)).isFalse();
            assertThat(host.hasUser(ben.value())).isFalse();
            assertThat(office.now()).isEqualTo(before);
            office.muster.runDueWork();
            assertThat(office.mail.to(Office.address(cem))).isEmpty();
            assertThat(office.heard).hasSize(heard);
            office.muster.invites().accept(token, Office.verified(ben));
        }
    }

    @ParameterizedTest
    @EachDatabase
    @DisplayName("a host that catches a refusal and commits keeps its own writes and nothing of that call")
    void caughtRefusal(TestDatabase database) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(database.shared(), 1);
                PlainHost host = new PlainHost(pool)) {
            Office office = new Office(database.storage());
            UserId ben = Office.user("ben");
            UserId stranger = Office.user("stranger");
            String token = office.invite(ben);
            Muster joined = office.on(JdbcStorage.joining(host));
            Team before = office.now();

            host.begin(level(database));
            host.insertUser(stranger.value());
            assertThatThrownBy(() -> joined.invites().accept(token, Office.verified(stranger)))
                    .isInstanceOf(MusterException.class);
            host.commit();

            assertThat(host.hasUser(stranger.value())).isTrue();
            assertThat(office.now()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EachDatabase
    @DisplayName("a lost race is not tried again but reaches the host, whose transaction goes on without that call")
    void lostRace(TestDatabase database) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(database.shared(), 1);
                PlainHost host = new PlainHost(pool)) {
            Office office = new Office(database.storage());
            Team before = office.now();
            JdbcStorage storage = JdbcStorage.joining(host);
            UserId ben = Office.user("ben");

            host.begin(level(database));
            host.insertUser(ben.value());
            StorageException.Busy busy = catchThrowableOfType(
                    StorageException.Busy.class,
                    () -> storage.<Object>change(office.team, before.changedAt(), tx -> {
                        // Already there: what another change would do that came first.
                        tx.members().insert(Objects.requireNonNull(tx.members().find(office.annId)));
                        return "";
                    }));
            assertThat(busy).isNotNull();
            host.insertUser(ben.value() + "2");
            host.commit();

            assertThat(host.hasUser(ben.value())).isTrue();
            assertThat(host.hasUser(ben.value() + "2")).isTrue();
            assertThat(office.now()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.muster.jdbc.TestDatabase#withLevels")
    @DisplayName("a transaction that is not at READ COMMITTED is refused, with a word on what to do")
    void otherIsolation(TestDatabase database) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(database.shared(), 1);
                PlainHost host = new PlainHost(pool)) {
            Office office = new Office(database.storage());
            Muster joined = office.on(JdbcStorage.joining(host));
            for (int level : new int[] {
                Connection.TRANSACTION_READ_UNCOMMITTED,
                Connection.TRANSACTION_REPEATABLE_READ,
                Connection.TRANSACTION_SERIALIZABLE
            }) {
                host.begin(level);
                assertThatThrownBy(() -> joined.teams().get(Office.SYSTEM, office.team))
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining("READ COMMITTED")
                        .hasMessageContaining("JdbcStorage.create");
                host.rollback();
            }
        }
    }

    @ParameterizedTest
    @EachDatabase
    @DisplayName("where the host has no transaction, Muster runs its own")
    void noTransaction(TestDatabase database) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(database.shared(), 5)) {
            Office office = new Office(JdbcStorage.joining(pool));
            UserId ben = Office.user("ben");
            office.muster.invites().accept(office.invite(ben), Office.verified(ben));
            assertThat(office.hasMember(ben)).isTrue();
            assertThat(office.heard).extracting(TeamEvent::type).contains(EventType.INVITE_ACCEPTED);
        }
    }

    @ParameterizedTest
    @EachDatabase
    @DisplayName("a read in the host's transaction does not make an earlier, committed change wait for it")
    void readingWaitsForNothing(TestDatabase database) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(database.shared(), 1);
                PlainHost host = new PlainHost(pool)) {
            JdbcStorage joining = JdbcStorage.joining(host);
            Office office = new Office(joining);
            host.begin(level(database));
            joining.read(office.team, reader -> reader.team());
            List<String> told = new ArrayList<>();
            joining.afterCommit(() -> told.add("of the change"));
            assertThat(told).containsExactly("of the change");
            host.rollback();
        }
    }

    private static int level(TestDatabase database) {
        return database == TestDatabase.SQLITE ? Connection.TRANSACTION_SERIALIZABLE : READ_COMMITTED;
    }
}
