package dev.muster.benchmarks.access;

import java.util.function.Function;

/** Who takes part. */
public enum Contest {
    MUSTER(MusterCheck::can),
    MUSTER_HANDLE(MusterCheck::handle),
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
