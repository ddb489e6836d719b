package dev.muster.benchmarks.access;

import java.util.function.Function;

/** Who takes part. */
public enum Contest {
    MUSTER(MusterCheck::can),
    /** The same, with all roles at the end of a long chain of inclusion. */
    MUSTER_INCLUSION(MusterCheck::deep),
    MUSTER_HANDLE(MusterCheck::handle),
    /** What it costs to ask: the part of each figure that is not the contestant's. */
    NOBODY(world -> (user, team, permission) -> false),
    BARE_MAP(Maps::bare),
    CAFFEINE(Maps::caffeine),
    SPRING(Peers::spring),
    SHIRO(Peers::shiro),
    CASBIN_DOCUMENTED(world -> Peers.casbin(world, false)),
    CASBIN_TUNED(world -> Peers.casbin(world, true));

    private final Function<World, Contestant> making;

    Contest(Function<World, Contestant> making) {
        this.making = making;
    }

    Contestant in(World world) {
        return making.apply(world);
    }
}
