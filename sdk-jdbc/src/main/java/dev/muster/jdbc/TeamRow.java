package dev.muster.jdbc;

import dev.muster.model.Domains;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.model.TeamStatus;
import dev.muster.spi.ListOrder;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A team as a row. */
final class TeamRow {

    static final String COLUMNS =
            "id, name, order_key, slug, status, seats, allowed_domains, refused_domains, attributes,"
                    + " created_at, changed_at, rev";

    private TeamRow() {}

    /** What a change of the team writes. */
    static Parameters changing(Team team) {
        return Parameters.of(team.name(), ListOrder.of(team))
                .text(team.slug())
                .text(team.status())
                .number(team.seats())
                .text(domains(team.domains().allowed()))
                .text(domains(team.domains().refused()))
                .text(Json.ofAttributes(team.attributes()));
    }

    /** All of {@link #COLUMNS}. */
    static Parameters all(Team team) {
        return Parameters.of(team.id())
                .all(changing(team))
                .moment(team.createdAt())
                .moment(team.changedAt())
                .number(team.rev());
    }

    private static @Nullable String domains(Set<String> domains) {
        return domains.isEmpty() ? null : String.join(" ", domains);
    }

    private static Set<String> domains(@Nullable String domains) {
        return domains == null ? Set.of() : Set.of(domains.split(" ", -1));
    }

    /** @param prefix of the names that the columns have in the answer */
    static Team read(Row row, String prefix) throws SQLException {
        return new Team(
                new TeamId(row.uuid(prefix + "id")),
                row.text(prefix + "name"),
                row.optionalText(prefix + "slug"),
                row.constant(TeamStatus.class, prefix + "status"),
                row.optionalNumber(prefix + "seats"),
                new Domains(
                        domains(row.optionalText(prefix + "allowed_domains")),
                        domains(row.optionalText(prefix + "refused_domains"))),
                Json.attributes(row.text(prefix + "attributes")),
                row.moment(prefix + "created_at"),
                row.moment(prefix + "changed_at"),
                row.number(prefix + "rev"));
    }
}
