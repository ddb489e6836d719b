package dev.muster.jdbc;

import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
     * Reads holders, whose rows stand together, with their grants in order. That is put here, as databases would sort
     * all that they have joined for it.
     *
     * @param keys the columns that tell one holder from the next
     */
    static <T> List<T> read(ResultSet rows, Holder<T> holder, String... keys) throws SQLException {
        Row row = new Row(rows);
        List<T> all = new ArrayList<>();
        List<String> present = List.of();
        @Nullable Function<List<RoleGrant>, T> open = null;
        SortedMap<Integer, RoleGrant> grants = new TreeMap<>();
        while (rows.next()) {
            List<String> key = new ArrayList<>();
            for (String column : keys) {
                key.add(row.text(column));
            }
            if (open == null || !key.equals(present)) {
                if (open != null) {
                    all.add(open.apply(List.copyOf(grants.values())));
                }
                open = holder.read(row);
                present = key;
                grants = new TreeMap<>();
            }
            String role = row.optionalText("role_id");
            if (role != null) {
                grants.put(
                        row.smallNumber("ordinal"),
                        new RoleGrant(RoleId.of(role), row.optionalMoment("granted_until"), row.actor("granted_by")));
            }
        }
        if (open != null) {
            all.add(open.apply(List.copyOf(grants.values())));
        }
        return all;
    }
}
