package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.Muster;
import dev.muster.model.EventType;
import dev.muster.model.MusterException;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Muster inside Spring's transactions, in either way that there is. */
class SpringHostTest {

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    @DisplayName("with Spring's data source proxy, the user's row and the membership are one commit or nothing")
    void dataSourceProxy(TestDatabase database) {
        try (HikariDataSource pool = TestDatabase.pool(database.shared(), 5)) {
            Office office = new Office(database.storage());
            Muster joined = office.on(JdbcStorage.joining(new TransactionAwareDataSourceProxy(pool)));
            Host host = new Host(pool);
            UserId ben = Office.user("ben");
            String token = office.invite(ben);

            host.inTransaction(status -> {
                host.insertUser(ben);
                joined.invites().accept(token, Office.verified(ben));
                status.run();
            });
            assertThat(host.hasUser(ben)).isFalse();
            assertThat(office.hasMember(ben)).isFalse();

            host.inTransaction(status -> {
                host.insertUser(ben);
                joined.invites().accept(token, Office.verified(ben));
            });
            assertThat(host.hasUser(ben)).isTrue();
            assertThat(office.hasMember(ben)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    @DisplayName("with Spring's synchronizations, listeners hear after the commit, and a refusal is no rollback")
    void synchronizations(TestDatabase database) {
        try (HikariDataSource pool = TestDatabase.pool(database.shared(), 5)) {
            Office office = new Office(database.storage());
            Muster joined = office.on(JdbcStorage.joining(new SpringTransactions(pool)));
            Host host = new Host(pool);
            UserId ben = Office.user("ben");
            String token = office.invite(ben);
            int heard = office.heard.size();

            host.inTransaction(status -> {
                host.insertUser(ben);
                try {
                    joined.invites().accept(token, Office.verified(Office.user("stranger")));
                } catch (MusterException e) {
                    joined.invites().accept(token, Office.verified(ben));
                }
                assertThat(office.heard).hasSize(heard);
            });
            assertThat(host.hasUser(ben)).isTrue();
            assertThat(office.hasMember(ben)).isTrue();
            assertThat(office.heard).extracting(TeamEvent::type).contains(EventType.INVITE_ACCEPTED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    @DisplayName("what a listener changes after the commit is committed, told and in memory like any other change")
    void changingListener(TestDatabase database) {
        try (HikariDataSource pool = TestDatabase.pool(database.shared(), 5)) {
            Office office = new Office(database.storage());
            List<Muster> self = new ArrayList<>();
            Muster joined = office.on(JdbcStorage.joining(new SpringTransactions(pool)), event -> {
                if (event.type() == EventType.INVITE_ACCEPTED) {
                    self.get(0)
                            .teams()
                            .edit(Office.SYSTEM, office.team, TeamEdit.of().name("Grown"));
                }
            });
            self.add(joined);
            Host host = new Host(pool);
            UserId ben = Office.user("ben");
            String token = office.invite(ben);

            host.inTransaction(status -> joined.invites().accept(token, Office.verified(ben)));
            assertThat(office.now().name()).isEqualTo("Grown");
            assertThat(office.heard).extracting(TeamEvent::type).contains(EventType.TEAM_EDITED);
        }
    }

    /** As the documentation of {@link HostTransactions} shows it. */
    private record SpringTransactions(DataSource pool, TransactionTemplate outside) implements HostTransactions {

        SpringTransactions(DataSource pool) {
            this(pool, new TransactionTemplate(new DataSourceTransactionManager(pool)));
            outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        }

        @Override
        public Connection connection() {
            return DataSourceUtils.getConnection(pool);
        }

        @Override
        public void release(Connection connection) {
            DataSourceUtils.releaseConnection(connection, pool);
        }

        @Override
        public void afterCommit(Runnable action) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    outside.executeWithoutResult(status -> action.run());
                }
            });
        }
    }

    /** A host with users of its own. */
    private static final class Host {

        private final JdbcTemplate jdbc;
        private final TransactionTemplate transactions;

        Host(DataSource pool) {
            jdbc = new JdbcTemplate(pool);
            jdbc.execute("create table if not exists host_user (id varchar(200) not null primary key)");
            transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
            transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        }

        /** @param work gets what rolls the transaction back */
        void inTransaction(Consumer<Runnable> work) {
            transactions.executeWithoutResult(status -> work.accept(status::setRollbackOnly));
        }

        void insertUser(UserId user) {
            jdbc.update("insert into host_user (id) values (?)", user.value());
        }

        boolean hasUser(UserId user) {
            return !jdbc.queryForList("select id from host_user where id = ?", user.value())
                    .isEmpty();
        }
    }
}
