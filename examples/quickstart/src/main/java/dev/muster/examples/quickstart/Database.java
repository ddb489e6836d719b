package dev.muster.examples.quickstart;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.muster.jdbc.JdbcSchema;
import dev.muster.jdbc.JdbcStorage;
import dev.muster.model.StorageException;
import dev.muster.spi.Storage;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Ledger's database, with Muster's tables in it: an H2 file of the example's own, or what the command line names. */
final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 4;

    private final HikariDataSource pool;
    private final String place;

    private Database(HikariDataSource pool, String place) {
        this.pool = pool;
        this.place = place;
    }

    /** Makes Muster's tables where they are missing. */
    static Database open(Options options) throws Options.Wrong {
        String url = options.jdbc() == null ? "jdbc:h2:file:" + file() : options.jdbc();
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(CONNECTIONS);
        config.setUsername(options.jdbcUser());
        config.setPassword(System.getenv("JDBC_PASSWORD"));
        HikariDataSource pool;
        try {
            config.setJdbcUrl(url);
            pool = new HikariDataSource(config);
        } catch (PoolInitializationException | IllegalStateException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new Options.Wrong("cannot open the database: " + why(reason, url));
        } catch (RuntimeException e) {
            throw new Options.Wrong("there is no driver for this --jdbc URL; it starts with jdbc:h2:, jdbc:sqlite:,"
                    + " jdbc:postgresql: or jdbc:mariadb: (which MySQL understands, too)");
        }
        try {
            JdbcSchema.migrate(pool);
        } catch (StorageException | IllegalArgumentException e) {
            pool.close();
            throw new Options.Wrong("cannot make the tables: " + e.getMessage());
        }
        String shown = url.replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//");
        return new Database(pool, options.jdbc() == null ? file() + ".mv.db" : shown);
    }

    /** Drivers quote parts of the URL, and a password may stand in any of them. */
    private static String why(Throwable reason, String url) {
        boolean secret = Pattern.compile("@|pass|pwd", Pattern.CASE_INSENSITIVE)
                .matcher(url)
                .find();
        String state = reason instanceof SQLException sql ? " (SQLState " + sql.getSQLState() + ")" : "";
        return secret
                ? "not told why" + state + ", as the reason may quote the URL: take user and password out of it, and"
                        + " give them with --jdbc-user and in JDBC_PASSWORD"
                : String.valueOf(reason.getMessage());
    }

    Storage storage() {
        return JdbcStorage.create(pool);
    }

    /** Where the data is, without any password. */
    String place() {
        return place;
    }

    /** Under "target", so that "mvn clean" begins anew. */
    private static Path file() {
        return Path.of(System.getProperty("quickstart.data", "target/quickstart"), "ledger")
                .toAbsolutePath()
                .normalize();
    }

    @Override
    public void close() {
        pool.close();
    }
}
