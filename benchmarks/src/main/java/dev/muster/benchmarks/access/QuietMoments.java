package dev.muster.benchmarks.access;

import java.util.Arrays;

/**
 * The same checks for a machine that is busy with other things: many short batches, of which the quickest tenth counts,
 * the contestants in turn. Rougher than {@link AccessBenchmark}; all contestants share one JVM and its profile.
 */
public final class QuietMoments {

    private static final int BATCH = 4_096;
    private static final int BATCHES = 600;

    private QuietMoments() {}

    /** The number of memberships, then contestants; without them the four quick ones. */
    public static void main(String[] arguments) {
        int memberships = arguments.length == 0 ? 30_000 : Integer.parseInt(arguments[0]);
        Contest[] contests = arguments.length < 2
                ? new Contest[] {Contest.BARE_MAP, Contest.MUSTER, Contest.MUSTER_HANDLE, Contest.CAFFEINE}
                : Arrays.stream(arguments).skip(1).map(Contest::valueOf).toArray(Contest[]::new);
        AccessBenchmark.Asked[] asked = new AccessBenchmark.Asked[contests.length];
        for (int i = 0; i < contests.length; i++) {
            asked[i] = new AccessBenchmark.Asked();
            asked[i].memberships = memberships;
            asked[i].contest = contests[i];
            asked[i].fill();
        }
        long[][] nanos = new long[contests.length][BATCHES];
        long allowed = 0;
        for (int batch = -BATCHES; batch < BATCHES; batch++) {
            for (int i = 0; i < contests.length; i++) {
                long start = System.nanoTime();
                allowed += batch(asked[i], (batch + BATCHES) * BATCH);
                if (batch >= 0) {
                    nanos[i][batch] = System.nanoTime() - start;
                }
            }
        }
        for (int i = 0; i < contests.length; i++) {
            Arrays.sort(nanos[i]);
            System.out.printf(
                    "%,9d %-18s %8.1f ns%n", memberships, contests[i], (double) nanos[i][BATCHES / 10] / BATCH);
        }
        if (allowed == 0) {
            throw new IllegalStateException("nobody may do anything");
        }
        System.exit(0);
    }

    private static long batch(AccessBenchmark.Asked asked, int from) {
        long allowed = 0;
        int mask = asked.users.length - 1;
        for (int i = from; i < from + BATCH; i++) {
            if (asked.contestant.can(asked.users[i & mask], asked.teams[i & mask], asked.permissions[i & mask])) {
                allowed++;
            }
        }
        return allowed;
    }
}
