package dev.muster.benchmarks.access;

import dev.muster.model.Permission;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One check, of random members of random teams, half of them allowed; ids are objects of their own, as in requests. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx4g")
public class AccessBenchmark {

    /** What is asked: the same for all contestants. */
    @State(Scope.Benchmark)
    public static class Asked {

        private static final int MOST = 1 << 18;
        private static final int PROOFS = 2_000;

        @Param({"300", "30000", "1000000"})
        int memberships;

        @Param
        Contest contest;

        Contestant contestant;
        UserId[] users;
        TeamId[] teams;
        Permission[] permissions;

        @Setup(Level.Trial)
        public void fill() {
            World world = new World(memberships);
            int questions = Math.min(MOST, Integer.highestOneBit(memberships) * 4);
            users = new UserId[questions];
            teams = new TeamId[questions];
            permissions = new Permission[questions];
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < questions; i++) {
                int team = random.nextInt(world.teams);
                int member = random.nextInt(World.TEAM_SIZE);
                users[i] = World.user(team, member);
                teams[i] = World.team(team);
                permissions[i] = random.nextBoolean()
                        ? world.of(world.role(team, member)).get(random.nextInt(6))
                        : world.permissions.get(random.nextInt(world.permissions.size()));
            }
            contestant = contest.in(world);
            if (contest != Contest.MUSTER_HANDLE && contest != Contest.NOBODY) {
                prove(Maps.bare(world));
            }
        }

        private void prove(Contestant reference) {
            for (int i = 0; i < Math.min(PROOFS, users.length); i++) {
                if (contestant.can(users[i], teams[i], permissions[i])
                        != reference.can(users[i], teams[i], permissions[i])) {
                    throw new IllegalStateException(contest + " answers otherwise");
                }
            }
        }
    }

    /** Where a thread is in the list of questions. */
    @State(Scope.Thread)
    public static class Next {
        int next;
    }

    @Benchmark
    public boolean check(Asked asked, Next next) {
        int i = next.next++ & asked.users.length - 1;
        return asked.contestant.can(asked.users[i], asked.teams[i], asked.permissions[i]);
    }
}
