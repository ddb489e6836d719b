package dev.muster.jdbc;

import static java.sql.Connection.TRANSACTION_REPEATABLE_READ;
import static java.sql.Connection.TRANSACTION_SERIALIZABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * How a host has set up what Muster runs on. One of them holds for all contracts of a JVM: {@code -Dmuster.host=NAME}.
 * Each checks that a connection is as it says, as a setting that does not hold would prove nothing.
 */
enum HostSettings {
    ORDINARY,

    AUTO_COMMIT_OFF {
        @Override
        void apply(HikariConfig pool) {
            pool.setAutoCommit(false);
        }

        @Override
        void check(Connection connection) throws SQLException {
            assertThat(connection.getAutoCommit()).isFalse();
        }
    },

    /** By the database's own default. */
    REPEATABLE_READ {
        @Override
        void apply(HikariConfig pool) {
            pool.setJdbcUrl(withDefaultLevel(pool.getJdbcUrl(), "repeatable read"));
        }

        @Override
        void check(Connection connection) throws SQLException {
            assertThat(connection.getTransactionIsolation()).isEqualTo(TRANSACTION_REPEATABLE_READ);
        }
    },

    /** By the database's own default. */
    SERIALIZABLE {
        @Override
        void apply(HikariConfig pool) {
            pool.setJdbcUrl(withDefaultLevel(pool.getJdbcUrl(), "serializable"));
        }

        @Override
        void check(Connection connection) throws SQLException {
            assertThat(connection.getTransactionIsolation()).isEqualTo(TRANSACTION_SERIALIZABLE);
        }
    },

    /** The pool's doing, which has auto-commit off on top. */
    SERIALIZABLE_POOL {
        @Override
        void apply(HikariConfig pool) {
            pool.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
            pool.setAutoCommit(false);
        }

        @Override
        void check(Connection connection) throws SQLException {
            assertThat(connection.getTransactionIsolation()).isEqualTo(TRANSACTION_SERIALIZABLE);
            assertThat(connection.getAutoCommit()).isFalse();
        }
    },

    /** What MariaDB does by default from 11.6.2 on; the server of these tests does not unless it is told to. */
    SNAPSHOT_ISOLATION {
        @Override
        void apply(HikariConfig pool) {
            pool.setJdbcUrl(pool.getJdbcUrl() + "&sessionVariables=innodb_snapshot_isolation=ON");
        }

        @Override
        void check(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select @@innodb_snapshot_isolation")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    },

    /** What hosts tell drivers for the sake of speed, and to hear how many rows were changed instead of found. */
    DRIVER_OPTIONS {
        @Override
        void apply(HikariConfig pool) {
            String url = pool.getJdbcUrl();
            if (url.startsWith("jdbc:postgresql:")) {
                pool.setJdbcUrl(url + "&reWriteBatchedInserts=true");
            } else if (url.startsWith("jdbc:mysql:")) {
                pool.setJdbcUrl(url + "&useAffectedRows=true&useServerPrepStmts=true&cachePrepStmts=true"
                        + "&rewriteBatchedStatements=true");
            } else {
                pool.setJdbcUrl(url + "&useAffectedRows=true&useServerPrepStmts=true&cachePrepStmts=true");
            }
        }

        @Override
        void check(Connection connection) throws SQLException {
            super.check(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temporary table told (number int)");
                try (PreparedStatement insert = connection.prepareStatement("insert into told (number) values (?)")) {
                    for (int number = 1; number <= 2; number++) {
                        insert.setInt(1, number);
                        insert.addBatch();
                    }
                    int[] inserted = insert.executeBatch();
                    int touched = statement.executeUpdate("update told set number = number");
                    String url = connection.getMetaData().getURL();
                    // A rewritten batch does not tell how many rows each part wrote; rows that stay as they are do not
                    // count.
                    if (!url.startsWith("jdbc:mariadb:")) {
                        assertThat(inserted).containsOnly(Statement.SUCCESS_NO_INFO);
                    }
                    if (!url.startsWith("jdbc:postgresql:")) {
                        assertThat(touched).isZero();
                    }
                }
                statement.execute("drop table told");
            }
        }
    },

    /** Two nodes with pools of their own on one database. */
    TWO_NODES,

    /** Where the small letter of "I" is another one than "i". */
    TURKISH {
        @Override
        @SuppressWarnings("StringCaseLocaleUsage") // the default locale is what is looked at
        void check(Connection connection) {
            assertThat("I".toLowerCase()).as("of %s", Locale.getDefault()).isEqualTo("\u0131");
        }
    };

    /** The one that holds. */
    static HostSettings now() {
        return valueOf(System.getProperty("muster.host", ORDINARY.name()));
    }

    /** Changes the pool's settings. */
    void apply(HikariConfig pool) {
        // the pool is as it was made
    }

    void check(Connection connection) throws SQLException {
        assertThat(connection.getAutoCommit()).isTrue();
    }

    /** The address of a database whose sessions begin at this level, before any pool sees them. */
    private static String withDefaultLevel(String url, String level) {
        String upper = level.toUpperCase(Locale.ROOT);
        if (url.startsWith("jdbc:h2:")) {
            return url + ";INIT=SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL " + upper;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return url + "&options=-c%20default_transaction_isolation=" + level.replace(" ", "%5C%20");
        }
        if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
            return url + "&sessionVariables=transaction_isolation='" + upper.replace(' ', '-') + "'";
        }
        throw new IllegalArgumentException("this database has no other level");
    }
}
