package dev.muster.jdbc;

import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Role grants, one row each, read together with who holds them: a holder's row is repeated for each of the grants. */
final class GrantRows {

    /** Of the grants that are joined as {@code g}. */
    static final String COLUMNS = "g.role_id, g.granted_until, g.granted_by_type, g.granted_by_id";

    private GrantRows() {}

    /** Reads a holder, as soon as the grants are known. */
    interface Holder<T> {
        Function<List<RoleGrant>, T> read(Row row) throws SQLException;
    }

    /**
     * Reads holders, whose rows stand together, with their grants in order.
     *
     * @param keys the columns that tell one holder from the next
     */
    static <T> List<T> read(ResultSet rows, Holder<T> holder, String... keys) throws SQLException {
        Row row = new Row(rows);
        List<T> all = new ArrayList<>();
        List<String> present = List.of();
        @Nullable Function<List<RoleGrant>, T> open = null;
        List<RoleGrant> grants = new ArrayList<>();
        while (rows.next()) {
            List<String> key = new ArrayList<>();
            for (String column : keys) {
                key.add(row.text(column));
            }
            if (open == null || !key.equals(present)) {
                if (open != null) {
                    all.add(open.apply(grants));
                }
                open = holder.read(row);
                present = key;
                grants = new ArrayList<>();
            }
            String role = row.optionalText("role_id");
            if (role != null) {
                grants.add(
                        new RoleGrant(RoleId.of(role), row.optionalMoment("granted_until"), row.actor("granted_by")));
            }
        }
        if (open != null) {
            all.add(open.apply(grants));
        }
        return all;
    }
}
