package dev.muster.jdbc;

import dev.muster.model.RoleId;
import dev.muster.model.RoleStatus;
import dev.muster.model.TeamId;
import dev.muster.spi.StoredRole;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A role of a team's own as a row. */
final class RoleRow {

    static final String COLUMNS = "team_id, id, name, name_key, description, permissions, includes, status, rev";

    private RoleRow() {}

    /** What a change of the role writes. */
    static Parameters changing(StoredRole role) {
        Set<String> includes =
                role.includes().stream().map(RoleId::value).collect(Collectors.toCollection(TreeSet::new));
        return Parameters.of(role.name(), role.nameKey())
                .text(role.description())
                .text(Json.ofTexts(role.permissions()))
                .text(Json.ofTexts(includes))
                .text(role.status())
                .number(role.rev());
    }

    /** All of {@link #COLUMNS}. */
    static Parameters all(StoredRole role) {
        return Parameters.of(role.team(), role.id()).all(changing(role));
    }

    static StoredRole read(Row row) throws SQLException {
        return new StoredRole(
                new TeamId(row.uuid("team_id")),
                RoleId.of(row.text("id")),
                row.text("name"),
                row.optionalText("description"),
                Set.copyOf(Json.texts(row.text("permissions"))),
                Json.texts(row.text("includes")).stream().map(RoleId::of).collect(Collectors.toUnmodifiableSet()),
                row.constant(RoleStatus.class, "status"),
                row.number("rev"));
    }
}
