package dev.muster.benchmarks.access;

import dev.muster.Muster;
import java.lang.ref.Reference;

/** Bytes of memory for each membership that is held, and the time to load them. */
public final class Footprint {

    /** A text of 13 Latin characters and its array, which somebody has to keep. */
    private static final int USER = 24 + 32;

    /** A record, its UUID. */
    private static final int TEAM = 16 + 32;

    private Footprint() {}

    /** The number of memberships. */
    public static void main(String[] arguments) {
        World world = new World(arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]));
        Muster muster = MusterCheck.empty(world);
        long before = used();
        long start = System.nanoTime();
        MusterCheck.load(muster, world);
        long nanos = System.nanoTime() - start;
        long after = used();
        double each = (double) (after - before) / world.memberships;
        double ids = USER + (double) TEAM / World.TEAM_SIZE;
        System.out.printf(
                "%,d memberships: %.1f bytes each, of which ids %.1f and the rest %.1f; loaded at %.2f microseconds each%n",
                world.memberships, each, ids, each - ids, nanos / 1_000.0 / world.memberships);
        Reference.reachabilityFence(muster);
        muster.close();
    }

    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
