package dev.muster.benchmarks.access;

import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.RoleCatalog;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Teams of ten, roles and permissions, all made from numbers, so that every contestant is given the same. */
final class World {

    static final int TEAM_SIZE = 10;
    private static final int PERMISSIONS = 48;
    private static final int OF_A_ROLE = 6;

    final int memberships;
    final int teams;
    final int roles;
    final List<Permission> permissions = new ArrayList<>();

    World(int memberships) {
        this.memberships = memberships;
        this.teams = memberships / TEAM_SIZE;
        this.roles = memberships <= 300 ? 10 : memberships <= 30_000 ? 100 : 1_000;
        for (int i = 0; i < PERMISSIONS; i++) {
            permissions.add(Permission.of("resource" + i / 6 + ":action" + i % 6));
        }
    }

    /** A new object each time, as a request brings one. */
    static UserId user(int team, int member) {
        // People are in several teams.
        return UserId.of(
                "user-" + Integer.toHexString(0x10000000 + Math.floorMod(team / 3 * 31 + member * 7919, 0x0fffffff)));
    }

    static TeamId team(int team) {
        SplittableRandom random = new SplittableRandom(team);
        return new TeamId(
                new UUID(0x0190_0000_0000_7000L | (long) team << 16, 0x8000_0000_0000_0000L | random.nextLong() >>> 2));
    }

    int role(int team, int member) {
        return Math.floorMod(team * 17 + member * 5, roles);
    }

    static String roleId(int role) {
        return "role" + role;
    }

    /** The permissions of a role. */
    List<Permission> of(int role) {
        SplittableRandom random = new SplittableRandom(role);
        return random.ints(0, PERMISSIONS)
                .distinct()
                .limit(OF_A_ROLE)
                .mapToObj(permissions::get)
                .toList();
    }

    PermissionCatalog permissionCatalog() {
        PermissionCatalog catalog = PermissionCatalog.builtInOnly();
        for (Permission permission : permissions) {
            catalog = catalog.and(permission, "Something");
        }
        return catalog;
    }

    /** @param depth how many further roles each one includes, one through the other */
    RoleCatalog roleCatalog(int depth) {
        RoleCatalog catalog = RoleCatalog.ownedBy("owner", "Owner");
        for (int level = depth - 1; level >= 0; level--) {
            catalog = catalog.role("level" + level, "Level " + level);
            if (level < depth - 1) {
                catalog = catalog.include("level" + level, "level" + (level + 1));
            }
        }
        for (int role = 0; role < roles; role++) {
            String[] held = of(role).stream().map(Permission::value).toArray(String[]::new);
            catalog = catalog.role(roleId(role), "Role " + role, held);
            if (depth > 0) {
                catalog = catalog.include(roleId(role), "level0");
            }
        }
        return catalog;
    }
}
