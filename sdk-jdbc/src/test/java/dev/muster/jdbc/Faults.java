package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Has one call of JDBC fail: the one of this number, counted from when it is set, of the calls of this thread. */
final class Faults implements Tap.Watch {

    /** How a call fails. */
    enum Kind {
        /** The call is not made, and the connection is as good as it was. */
        REFUSED,
        /** The call is not made, and the connection is gone. */
        LOST,
        /** The call is made, and the connection is gone before it can answer. */
        ANSWER_LOST
    }

    private final boolean everywhere;
    private Thread thread;
    private Kind kind;
    private int left;
    private String failed;

    /** @param everywhere also where a driver talks to no database: setting a parameter, getting a column */
    Faults(boolean everywhere) {
        this.everywhere = everywhere;
    }

    void set(int number, Kind newKind) {
        thread = Thread.currentThread();
        kind = newKind;
        left = number;
        failed = null;
    }

    /** Ends it. Answers the call that has failed, or null if there were not so many. */
    String end() {
        thread = null;
        return failed;
    }

    /** What is done meanwhile neither fails nor counts. */
    <T> T spared(Supplier<T> work) {
        Thread waiting = thread;
        thread = null;
        try {
            return work.get();
        } finally {
            thread = waiting;
        }
    }

    @Override
    public Object see(Tap.Call call) throws Throwable {
        // A pool opens and closes connections in threads of its own.
        if (!Thread.currentThread().equals(thread) || (isAside(call) && !everywhere) || --left != 0) {
            return call.make();
        }
        failed = call.method().getDeclaringClass().getSimpleName() + "." + call.name();
        Connection connection = connection(call.on());
        boolean made = kind == Kind.ANSWER_LOST || call.name().equals("close");
        if (made && !(call.on() instanceof DataSource)) {
            call.make();
        }
        if (kind == Kind.REFUSED || connection == null) {
            throw new SQLException("a fault of the test's making", "58030", 0);
        }
        connection.close();
        throw new SQLException("a fault of the test's making: the connection is lost", "08006", 0);
    }

    private static boolean isAside(Tap.Call call) {
        return (call.on() instanceof ResultSet
                        && (call.name().startsWith("get") || call.name().equals("wasNull")))
                || (call.on() instanceof Statement && call.name().startsWith("set"));
    }

    private static Connection connection(Object on) throws SQLException {
        if (on instanceof Connection connection) {
            return connection;
        }
        if (on instanceof Statement statement) {
            return statement.isClosed() ? null : statement.getConnection();
        }
        if (on instanceof ResultSet rows) {
            return rows.isClosed() ? null : rows.getStatement().getConnection();
        }
        if (on instanceof DatabaseMetaData database) {
            return database.getConnection();
        }
        if (on instanceof DataSource) {
            return null;
        }
        throw new IllegalArgumentException("nothing of JDBC: " + on.getClass());
    }
}
