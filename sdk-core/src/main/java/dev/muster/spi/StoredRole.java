package dev.muster.spi;

import dev.muster.model.Role;
import dev.muster.model.RoleId;
import dev.muster.model.RoleStatus;
import dev.muster.model.TeamId;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A role of a team's own, as it is stored. What it says of permissions is text: what the catalogue makes of it is
 * decided when it is read, as catalogues change.
 *
 * @param team which team
 * @param id never reused
 * @param name for people
 * @param description for people
 * @param permissions what it holds itself
 * @param includes roles whose permissions it has too, of this team or of the code
 * @param status whether it can be given
 * @param rev the team's rev of the change that last wrote it
 */
public record StoredRole(
        TeamId team,
        RoleId id,
        String name,
        @Nullable String description,
        Set<String> permissions,
        Set<RoleId> includes,
        RoleStatus status,
        long rev) {

    public StoredRole {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        permissions = Collections.unmodifiableSet(new TreeSet<>(permissions));
        includes = Set.copyOf(includes);
        Objects.requireNonNull(status, "status");
    }

    /** What makes its name unique in its team: {@link Role#nameKey(String)}, of at most 200 characters. */
    public String nameKey() {
        return Role.nameKey(name);
    }
}
