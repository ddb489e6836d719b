package dev.muster.jdbc;

import java.sql.PreparedStatement;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Takes note of every statement that is prepared and executed, and of its parameters. */
final class Asked implements Tap.Watch {

    /** @param parameters by their position, from 1 on; null for null */
    record Question(String sql, Map<Integer, Object> parameters) {}

    private final IdentityHashMap<Object, Map<Integer, Object>> bound = new IdentityHashMap<>();
    private final Set<Question> questions = new LinkedHashSet<>();

    Set<Question> questions() {
        Set<Question> all = new LinkedHashSet<>(questions);
        questions.clear();
        return all;
    }

    @Override
    public Object see(Tap.Call call) throws Throwable {
        if (call.on() instanceof PreparedStatement statement) {
            Map<Integer, Object> parameters = bound.computeIfAbsent(statement, none -> new TreeMap<>());
            if (call.name().startsWith("set") && call.arguments().size() > 1) {
                parameters.put(
                        (Integer) call.arguments().get(0),
                        call.name().equals("setNull") ? null : call.arguments().get(1));
            } else if (call.name().equals("addBatch")
                    || (call.executes() && !call.name().equals("executeBatch"))) {
                note(call.text(), parameters);
            }
        }
        return call.make();
    }

    /** Several statements may stand in one text. */
    private void note(String text, Map<Integer, Object> parameters) {
        int before = 0;
        for (String statement : text.split("; ", -1)) {
            Map<Integer, Object> own = new TreeMap<>();
            int marks = (int)
                    statement.chars().filter(character -> character == '?').count();
            for (int position = 1; position <= marks; position++) {
                own.put(position, parameters.get(before + position));
            }
            before += marks;
            if (!statement.startsWith("set ")) {
                questions.add(new Question(statement, own));
            }
        }
    }
}
