package dev.muster.jdbc;

import dev.muster.model.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Muster's tables in the host's database. Either {@link #migrate} makes them and brings them up to date, or the host's
 * own tool does, with the statements that {@link #scripts} hands out.
 */
public final class JdbcSchema {

    private JdbcSchema() {}

    /**
     * Makes what is not there yet. Several nodes may call it at once, when they start: one does it, the others wait. A
     * migration that broke off half-way is finished by the next call.
     *
     * @throws StorageException if the database fails, or was migrated by a newer version of Muster than this one;
     *     {@link StorageException.Busy} if somebody else has the table of versions locked for a minute
     */
    public static void migrate(DataSource dataSource) {
        Objects.requireNonNull(dataSource, "dataSource");
        try (Connection connection = dataSource.getConnection()) {
            Dialect dialect = Dialect.of(connection).refusingDirtyReads(connection);
            try {
                Migration.run(connection, dialect);
            } catch (SQLException e) {
                throw dialect.isRetryable(e)
                        ? new StorageException.Busy("another node is migrating the schema, or has its table locked", e)
                        : new StorageException("the database could not be migrated", e);
            }
        } catch (SQLException e) {
            throw new StorageException("the database cannot be reached", e);
        }
    }

    /** All scripts in their order, for a database that has none of them. */
    public static List<Script> scripts(Dialect dialect) {
        return Scripts.of(Objects.requireNonNull(dialect, "dialect"));
    }

    /**
     * One step of the schema.
     *
     * @param version 1, 2, 3 …; a script never changes once it is published
     * @param name what it is about, in few words
     * @param statements to be run one by one, the last one of which takes note of the version
     */
    public record Script(int version, String name, List<String> statements) {

        public Script {
            Objects.requireNonNull(name, "name");
            statements = List.copyOf(statements);
        }
    }
}
