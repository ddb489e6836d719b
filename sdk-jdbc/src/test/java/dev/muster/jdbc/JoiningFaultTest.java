package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.Muster;
import dev.muster.jdbc.Faults.Kind;
import dev.muster.model.StorageException;
import dev.muster.model.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;

/** One call of JDBC fails while Muster takes part in the host's transaction. */
class JoiningFaultTest {

    private final Faults faults = new Faults(false);

    @ParameterizedTest
    @EachDatabase
    @DisplayName("after a fault at any call of JDBC a host that commits keeps its own writes and nothing of that call")
    void anyCall(TestDatabase database) throws Exception {
        for (Kind kind : Kind.values()) {
            try (HikariDataSource pool = TestDatabase.pool(database.shared(), 2)) {
                Office office = new Office(database.storage());
                int number = 1;
                while (accept(database, pool, office, kind, number)) {
                    // A lost connection is much the same wherever it is lost, and makes a new one necessary.
                    number += kind == Kind.REFUSED ? 1 : 3;
                }
                assertThat(number).as("calls of JDBC").isGreaterThan(10);
            }
        }
    }

    /** Answers whether there was such a call. */
    private boolean accept(TestDatabase database, HikariDataSource pool, Office office, Kind kind, int number)
            throws SQLException {
        UserId ben = Office.user("ben");
        String token = office.invite(ben);
        StorageException failure = null;
        String failed;
        boolean committed;
        PlainHost host = new PlainHost(Tap.on(pool, faults));
        try {
            Muster joined = office.on(JdbcStorage.joining(host));
            host.begin(
                    database == TestDatabase.SQLITE
                            ? Connection.TRANSACTION_SERIALIZABLE
                            : Connection.TRANSACTION_READ_COMMITTED);
            host.insertUser(ben.value());
            faults.set(number, kind);
            try {
                joined.invites().accept(token, Office.verified(ben));
            } catch (StorageException e) {
                failure = e;
            } finally {
                failed = faults.end();
            }
            committed = commits(host);
        } finally {
            host.close();
        }
        String at = kind + " at call " + number + ", " + failed + ", " + failure;
        assertThat(committed).as(at).isEqualTo(kind == Kind.REFUSED || failed == null);
        assertThat(office.hasMember(ben)).as(at).isEqualTo(committed && failure == null);
        try (PlainHost later = new PlainHost(pool)) {
            assertThat(later.hasUser(ben.value())).as(at).isEqualTo(committed);
        }
        return failed != null;
    }

    private static boolean commits(PlainHost host) {
        try {
            host.commit();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
