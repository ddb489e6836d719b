package dev.muster.examples.concepts;

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
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** Rows of the application and rows of Muster in one transaction: both are committed, or neither. */
public final class OwnTransaction {

    /**
     * Hands Muster the connection of the transaction that this thread is in. Spring has this ready made. A host with
     * listeners, or that sends mail, also implements {@code afterCommit}; by default it hears of nothing.
     */
    private static final class Transactions implements HostTransactions {

        private static final ThreadLocal<@Nullable Connection> CURRENT = new ThreadLocal<>();

        private final JdbcDataSource dataSource = new JdbcDataSource();

        Transactions() {
            dataSource.setURL("jdbc:h2:mem:concepts;DB_CLOSE_DELAY=-1");
        }

        @Override
        public Connection connection() throws SQLException {
            Connection connection = CURRENT.get();
            return connection == null ? dataSource.getConnection() : connection;
        }

        @Override
        public void release(Connection connection) throws SQLException {
            if (!connection.equals(CURRENT.get())) {
                connection.close();
            }
        }

        Connection begin() throws SQLException {
            Connection connection = dataSource.getConnection();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            CURRENT.set(connection);
            return connection;
        }

        void end(Connection connection) throws SQLException {
            CURRENT.remove();
            connection.close();
        }
    }

    private OwnTransaction() {}

    public static void main(String[] arguments) throws SQLException {
        PrintStream out = System.out;
        Transactions transactions = new Transactions();
        JdbcSchema.migrate(transactions.dataSource);
        try (Connection connection = transactions.dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table invoice (team varchar(36), amount int)");
        }
        Muster muster = Muster.builder(JdbcStorage.joining(transactions))
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .build();

        create(transactions, muster, "Acme", true);
        create(transactions, muster, "Bolt", false);

        Actor ann = Actor.user("ann");
        muster.teams()
                .of(ann, UserId.of("ann"), Page.first())
                .items()
                .forEach(one -> out.println("There is " + one.team().name() + ", and its first invoice."));
    }

    /** A team and its first invoice. */
    private static void create(Transactions transactions, Muster muster, String name, boolean paid)
            throws SQLException {
        Connection connection = transactions.begin();
        try (Statement statement = connection.createStatement()) {
            NewTeam team = NewTeam.named(name).owner(Person.of("ann", "ann@example.com"));
            String id = muster.teams().create(Actor.user("ann"), team).id().toString();
            statement.execute("insert into invoice values ('" + id + "', 100)");
            if (paid) {
                connection.commit();
            } else {
                connection.rollback(); // the team goes with it
            }
        } finally {
            transactions.end(connection);
        }
    }
}
