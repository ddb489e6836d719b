package dev.muster.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import javax.sql.DataSource;

/**
 * Takes note of how connections are when they are taken from a pool and given back. It looks at them before the pool
 * does, which would set right what it finds changed.
 */
final class Returns implements Tap.Watch {

    private final IdentityHashMap<Object, String> taken = new IdentityHashMap<>();
    private final List<String> changed = new ArrayList<>();

    private final Faults faults;

    Returns(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Object see(Tap.Call call) throws Throwable {
        if (call.on() instanceof DataSource && call.name().equals("getConnection")) {
            Connection connection = (Connection) faults.see(call);
            taken.put(connection, faults.spared(() -> state(connection)));
            return connection;
        }
        if (call.on() instanceof Connection connection
                && call.name().equals("close")
                && taken.containsKey(connection)) {
            String before = taken.remove(connection);
            String after = faults.spared(() -> state(connection));
            if (!after.equals("lost") && !after.equals(before)) {
                changed.add(before + " became " + after);
            }
        }
        return call.make();
    }

    /** What has come back in another state than it was in, and what has not come back at all. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>(changed);
        taken.values().forEach(state -> wrong.add(state + " was not given back"));
        return wrong;
    }

    private static String state(Connection connection) {
        try {
            // Not every driver minds being asked about a closed connection.
            if (connection.unwrap(Connection.class).isClosed()) {
                return "lost";
            }
            return "auto-commit " + connection.getAutoCommit() + ", isolation " + connection.getTransactionIsolation();
        } catch (SQLException e) {
            return "lost";
        }
    }
}
