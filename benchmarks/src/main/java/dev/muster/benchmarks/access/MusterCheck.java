package dev.muster.benchmarks.access;

import dev.muster.MemberAccess;
import dev.muster.Muster;
import dev.muster.model.InviteLinks;
import dev.muster.model.Limits;
import dev.muster.model.LinkKey;
import dev.muster.model.Permission;
import dev.muster.model.RoleCatalog;
import java.time.Duration;

/** Muster's own, with all that it does besides. */
final class MusterCheck {

    private static final int INCLUDED = 30;

    private MusterCheck() {}

    /** Started, as in production. */
    static Muster empty(World world) {
        return empty(world, world.roleCatalog(0));
    }

    private static Muster empty(World world, RoleCatalog roles) {
        return Muster.builder(new MadeUpStorage(world))
                .permissions(world.permissionCatalog())
                .roles(roles)
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .limits(Limits.builder()
                        .accessMemberships(10_000_000)
                        .accessStaleness(Duration.ofHours(1))
                        .build())
                .build()
                .start();
    }

    private static Muster loaded(World world) {
        return loaded(world, empty(world));
    }

    private static Muster loaded(World world, Muster muster) {
        load(muster, world);
        return muster;
    }

    static void load(Muster muster, World world) {
        Permission any = world.permissions.get(0);
        for (int team = 0; team < world.teams; team++) {
            muster.access().can(World.user(team, 0), World.team(team), any);
        }
    }

    static Contestant can(World world) {
        return loaded(world).access()::can;
    }

    static Contestant deep(World world) {
        return loaded(world, empty(world, world.roleCatalog(INCLUDED))).access()::can;
    }

    /** One handle, asked for one permission after the other. */
    static Contestant handle(World world) {
        MemberAccess handle = loaded(world).access().of(World.user(0, 0), World.team(0));
        return (user, team, permission) -> handle.can(permission);
    }
}
