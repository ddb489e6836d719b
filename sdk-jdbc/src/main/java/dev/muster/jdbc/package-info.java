/**
 * A storage on a relational database, reached through a {@link javax.sql.DataSource}: PostgreSQL, MariaDB, MySQL, H2 or
 * SQLite. Hosts meet {@link dev.muster.jdbc.JdbcStorage} and {@link dev.muster.jdbc.JdbcSchema}.
 */
@NullMarked
package dev.muster.jdbc;

import org.jspecify.annotations.NullMarked;
