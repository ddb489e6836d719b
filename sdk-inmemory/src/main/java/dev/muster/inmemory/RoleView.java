package dev.muster.inmemory;

import dev.muster.inmemory.SortedRows.Row;
import dev.muster.model.RoleId;
import dev.muster.spi.RoleReads;
import dev.muster.spi.StoredRole;
import java.util.ArrayList;
import java.util.List;

/** The roles of one team's own as of one rev, read while the access lasts. */
class RoleView implements RoleReads {

    private final Scope scope;
    private final RoleRows rows;

    RoleView(Scope scope, RoleRows rows) {
        this.scope = scope;
        this.rows = rows;
    }

    @Override
    public List<StoredRole> all() {
        scope.read();
        List<StoredRole> all = new ArrayList<>();
        for (Row<RoleId, StoredRole> row : rows.byId().after(null)) {
            all.add(row.value());
        }
        return all;
    }
}
