package dev.muster.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The limit: the same rows in one data-modifying statement, which commits itself. No lock on the team and no check. */
final class OneStatement extends ByHand {

    /** The whole statement by its first part. */
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    OneStatement(DataSource pool, int teams) {
        super(pool, teams);
    }

    @Override
    public String name() {
        return "one statement";
    }

    @Override
    void write(Connection connection, String team, List<Rows.Write> writes) throws SQLException {
        String text = texts.computeIfAbsent(writes.get(0).sql(), first -> text(writes));
        List<Object> values = new ArrayList<>();
        writes.forEach(write -> values.addAll(write.values()));
        one(connection, text, values);
    }

    private static String text(List<Rows.Write> writes) {
        int last = writes.size() - 1;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < last; i++) {
            parts.add("w" + i + " as (" + writes.get(i).sql() + ")");
        }
        return "with " + String.join(", ", parts) + " " + writes.get(last).sql();
    }
}
