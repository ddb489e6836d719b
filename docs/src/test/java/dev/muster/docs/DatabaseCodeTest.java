package dev.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.jdbc.HostTransactions;
import dev.muster.jdbc.JdbcSchema;
import dev.muster.jdbc.JdbcStorage;
import dev.muster.model.Actor;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.Person;
import dev.muster.model.UserId;
import dev.muster.spi.Storage;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The code of docs/database.md. */
class DatabaseCodeTest {

    private static final UserId ANN = UserId.of("u-1");

    @Test
    @DisplayName("tables and a storage in two lines")
    void setUp() {
        DataSource dataSource = database("set-up");
        // snippet: database-set-up
        JdbcSchema.migrate(dataSource); // makes the tables, or brings them up to date
        Storage storage = JdbcStorage.create(dataSource);
        // end
        create(muster(storage, new ArrayList<>()));
        assertThat(teams(muster(JdbcStorage.create(dataSource), new ArrayList<>())))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("inside Spring's transactions")
    void spring() {
        DataSource dataSource = database("spring");
        JdbcSchema.migrate(dataSource);
        DataSourceTransactionManager transactionManager = new DataSourceTransactionManager(dataSource);
        // snippet: database-spring
        TransactionTemplate outside = new TransactionTemplate(transactionManager);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        Storage storage = JdbcStorage.joining(new HostTransactions() {
            @Override
            public Connection connection() {
                return DataSourceUtils.getConnection(dataSource);
            }

            @Override
            public void release(Connection connection) {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }

            @Override
            public void afterCommit(Runnable action) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        // The transaction has ended, but its connection is still there: run apart from it.
                        outside.executeWithoutResult(status -> action.run());
                    }
                });
            }
        });
        // end
        List<Object> heard = new ArrayList<>();
        Muster muster = muster(storage, heard);
        TransactionTemplate transaction = new TransactionTemplate(transactionManager);

        transaction.executeWithoutResult(status -> {
            create(muster);
            status.setRollbackOnly();
        });
        assertThat(teams(muster)).isZero();
        assertThat(heard).isEmpty();

        transaction.executeWithoutResult(status -> {
            create(muster);
            assertThat(heard).isEmpty();
        });
        assertThat(teams(muster)).isEqualTo(1);
        assertThat(heard).isNotEmpty();
    }

    private static DataSource database(String name) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:docs-" + name + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    private static Muster muster(Storage storage, List<Object> heard) {
        return Muster.builder(storage)
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .listener(heard::add)
                .build();
    }

    private static void create(Muster muster) {
        muster.teams().create(Actor.user(ANN), NewTeam.named("Acme").owner(Person.of(ANN, "ann@example.com")));
    }

    private static int teams(Muster muster) {
        return muster.teams().of(Actor.user(ANN), ANN, Page.first()).items().size();
    }
}
