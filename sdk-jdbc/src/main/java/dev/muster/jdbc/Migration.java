package dev.muster.jdbc;

import dev.muster.jdbc.JdbcSchema.Script;
import dev.muster.model.StorageException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Brings a schema up to date, statement by statement, and takes note of each. Where tables are made in transactions, all
 * of it is one; elsewhere who finds a migration half done goes on behind the last statement that is known to be done.
 */
final class Migration {

    private static final int LOCK_SECONDS = 60;
    private static final int TRIES = 3;

    private final Connection connection;
    private final Dialect dialect;

    private Migration(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    static void run(Connection connection, Dialect dialect) throws SQLException {
        new Migration(connection, dialect).run();
    }

    private void run() throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        try {
            makeVersions();
            // Most starts find nothing to do, and need not wait for who holds the table, such as a dump.
            if (!isUpToDate()) {
                migrate();
            }
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private void migrate() throws SQLException {
        connection.setAutoCommit(!dialect.transactionalDdl());
        try {
            lock();
            try {
                if (!isUpToDate()) {
                    upgrade();
                }
            } finally {
                unlock();
            }
            if (dialect.transactionalDdl()) {
                connection.commit();
            }
        } catch (SQLException | RuntimeException e) {
            if (dialect.transactionalDdl()) {
                connection.rollback();
            }
            throw e;
        }
    }

    private void makeVersions() throws SQLException {
        connection.setAutoCommit(true);
        try {
            execute(Scripts.VERSIONS + dialect.tableOptions());
        } catch (SQLException e) {
            // PostgreSQL lets two nodes try this at once and then refuses the slower one: it is there now.
            try {
                statements(0);
            } catch (SQLException missing) {
                e.addSuppressed(missing);
                throw e;
            }
        }
    }

    /** Waits until no other node migrates. H2's statements are safe to run twice, at the same time too. */
    private void lock() throws SQLException {
        switch (dialect) {
            case POSTGRESQL -> {
                execute("set local lock_timeout = '" + LOCK_SECONDS + "s'");
                execute("lock table muster_schema in share row exclusive mode");
            }
            case SQLITE -> execute("delete from muster_schema where version < 0");
            case MARIADB, MYSQL -> {
                if (number("select get_lock('muster_schema', " + LOCK_SECONDS + ")") != 1) {
                    throw new StorageException.Busy("another node is migrating the schema", null);
                }
            }
            case H2 -> {
                // nothing to wait for
            }
        }
    }

    private void unlock() throws SQLException {
        if (dialect == Dialect.MARIADB || dialect == Dialect.MYSQL) {
            number("select release_lock('muster_schema')");
        }
    }

    /** @throws StorageException if the schema is newer than this jar */
    private boolean isUpToDate() throws SQLException {
        int present = number("select coalesce(max(version), 0) from muster_schema");
        if (present > Scripts.newest()) {
            throw new StorageException(
                    String.format(
                            Locale.ROOT,
                            "the schema is at version %d, and this version of Muster knows %d at most: use a newer one",
                            present,
                            Scripts.newest()),
                    null);
        }
        for (Script script : Scripts.of(dialect)) {
            if (statements(script.version()) < script.statements().size() - 1) {
                return false;
            }
        }
        return true;
    }

    private void upgrade() throws SQLException {
        for (Script script : Scripts.of(dialect)) {
            int done = statements(script.version());
            // The last one takes note of the version, which is done here after each statement.
            int last = script.statements().size() - 1;
            for (int next = Math.max(done, 0); next < last; next++) {
                tryExecute(script.statements().get(next));
                note(script.version(), next + 1);
            }
        }
    }

    /**
     * Runs a statement. That what it makes is there already is fine, as a node may have died before it took note. H2 says
     * so in no fixed way to the slower one of two nodes, but does when asked again.
     */
    private void tryExecute(String statement) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                execute(statement);
                return;
            } catch (SQLException e) {
                if (dialect.isAlreadyThere(e)) {
                    return;
                }
                if (dialect.transactionalDdl() || tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private void note(int version, int statements) throws SQLException {
        // Not back again: where nodes cannot lock each other out, another one may be ahead.
        if (execute("update muster_schema set statements = case when statements < " + statements + " then " + statements
                        + " else statements end where version = " + version)
                == 0) {
            try {
                execute("insert into muster_schema (version, statements) values (" + version + ", " + statements + ")");
            } catch (SQLException e) {
                if (!dialect.isDuplicateKey(e) || dialect.transactionalDdl()) {
                    throw e;
                }
            }
        }
    }

    /** How many statements of a version are done. */
    private int statements(int version) throws SQLException {
        return number("select coalesce(max(statements), 0) from muster_schema where version = " + version);
    }

    private int execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private int number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
