package dev.muster.internal.access;

import dev.muster.internal.change.Gate;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.PermissionPattern;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** May this user do that in this team? Answered from memory where it can be. */
public final class Checks {

    /** To be asked for instead of a rev: what is stored at this moment. */
    public static final long NOW = Long.MAX_VALUE;

    private final Gate gate;
    private final PermissionBits bits;
    private final HeldTeams held;
    private final Follower follower;

    public Checks(Gate gate, PermissionCatalog catalog, Duration staleness, long memberships) {
        this.gate = gate;
        this.bits = new PermissionBits(catalog);
        this.held = new HeldTeams(gate, new RightsOf(bits), staleness.toMillis(), memberships);
        this.follower = new Follower(held, gate, staleness.toMillis());
    }

    public HeldTeams held() {
        return held;
    }

    public Follower follower() {
        return follower;
    }

    public boolean can(UserId user, TeamId team, String permission, long atLeast) {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(team, "team");
        gate.requireOutside();
        int bit = bits.of(permission);
        return bit != PermissionBits.NONE
                && present(held.find(user, team, atLeast)).has(bit);
    }

    public void require(UserId user, TeamId team, String permission, long atLeast) {
        require(rights(user, team, atLeast), permission);
    }

    /** Throws what the user is to be told, unless these are enough. */
    public void require(Rights rights, String permission) {
        if (!rights.isInTeam()) {
            throw MusterException.of(Reason.TEAM_NOT_FOUND, "there is no such team, or the user is not in it");
        }
        if (!can(rights, permission)) {
            throw MusterException.missing(
                    Reason.PERMISSION_MISSING, "the user lacks", List.of(PermissionPattern.of(permission)));
        }
    }

    /** All that the user may do at this moment and until a grant ends. */
    public Rights rights(UserId user, TeamId team, long atLeast) {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(team, "team");
        gate.requireOutside();
        return held.find(user, team, atLeast);
    }

    public boolean can(Rights rights, String permission) {
        return present(rights).has(bits.of(permission));
    }

    /** In the order of the catalogue. */
    public Set<Permission> permissions(Rights rights) {
        Rights present = present(rights);
        Set<Permission> permissions = new LinkedHashSet<>();
        for (int bit = 0; bit < bits.permissions().size(); bit++) {
            if (present.has(bit)) {
                permissions.add(bits.permissions().get(bit));
            }
        }
        return permissions;
    }

    /** Those of the users who may, in the order given. */
    public Set<UserId> whoCan(Collection<UserId> users, TeamId team, String permission, long atLeast) {
        List<UserId> asked = new ArrayList<>();
        users.forEach(user -> asked.add(Objects.requireNonNull(user, "user")));
        Objects.requireNonNull(team, "team");
        gate.requireOutside();
        Map<UserId, Rights> rights = held.find(asked, team, atLeast);
        Set<UserId> may = new LinkedHashSet<>();
        for (UserId user : asked) {
            if (can(rights.getOrDefault(user, Rights.OUTSIDE), permission)) {
                may.add(user);
            }
        }
        return may;
    }

    /** What is left of them at this moment. */
    private Rights present(Rights rights) {
        return rights.isForGood() ? rights : rights.at(gate.millis());
    }
}
