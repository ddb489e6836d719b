package dev.muster.jdbc;

import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Role grants, one row each, read together with who holds them: a holder's row is repeated for each of the grants. */
final class GrantRows {

    /** Of the grants that are joined as {@code g}. */
    static final String COLUMNS = "g.ordinal, g.role_id, g.granted_until, g.granted_by_type, g.granted_by_id";

    private GrantRows() {}

    /** Reads a holder, as soon as the grants are known. */
    interface Holder<T> {
        Function<List<RoleGrant>, T> read(Row row) throws SQLException;
    }

    /**
     * Reads holders in the order of their first rows, with their grants in order. Only pages are put in order by the database:
     * for the sake of it, some go along an index that is in that order, and through a whole team.
     *
     * @param keys the columns that tell one holder from another
     */
    static <T> List<T> read(ResultSet rows, Holder<T> holder, String... keys) throws SQLException {
        Row row = new Row(rows);
        Map<List<String>, Held<T>> all = new LinkedHashMap<>();
        while (rows.next()) {
            List<String> key = new ArrayList<>();
            for (String column : keys) {
                key.add(row.text(column));
            }
            Held<T> held = all.get(key);
            if (held == null) {
                held = new Held<>(holder.read(row), new TreeMap<>());
                all.put(key, held);
            }
            String role = row.optionalText("role_id");
            if (role != null) {
                held.grants.put(
                        row.smallNumber("ordinal"),
                        new RoleGrant(RoleId.of(role), row.optionalMoment("granted_until"), row.actor("granted_by")));
            }
        }
        return all.values().stream().map(Held::complete).toList();
    }

    /** A holder, and the grants that were read so far. */
    private record Held<T>(Function<List<RoleGrant>, T> holder, SortedMap<Integer, RoleGrant> grants) {

        T complete() {
            return holder.apply(List.copyOf(grants.values()));
        }
    }
}
