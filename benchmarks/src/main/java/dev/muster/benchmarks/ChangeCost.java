package dev.muster.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What sending and accepting invites costs on PostgreSQL: changes a second and processor time, each contestant in turn,
 * round after round, so that whatever else the machine does meets all of them. Prints medians, and how Muster compares.
 *
 * <pre>{@code ChangeCost [--durable] [--distance 0] [--teams 2000] [--warmup 2] [--rounds 7] [--changes 2000] [--threads 1,8,32]}</pre>
 */
public final class ChangeCost {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Server server;
    private final List<Contestant> contestants;
    private final int teams;
    private final int changes;
    private final Map<String, Map<String, List<Cost>>> costs = new TreeMap<>();
    private int turns;

    private ChangeCost(Server server, List<Contestant> contestants, int teams, int changes) {
        this.server = server;
        this.contestants = contestants;
        this.teams = teams;
        this.changes = changes;
    }

    public static void main(String[] args) throws IOException, SQLException, InterruptedException, ExecutionException {
        List<String> options = Arrays.asList(args);
        int teams = Integer.parseInt(option(options, "--teams", "2000"));
        int warmup = Integer.parseInt(option(options, "--warmup", "2"));
        int distance = Integer.parseInt(option(options, "--distance", "0"));
        int rounds = Integer.parseInt(option(options, "--rounds", "7"));
        int changes = Integer.parseInt(option(options, "--changes", "2000"));
        int[] threads = Arrays.stream(option(options, "--threads", "1,8,32").split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        try (Server server = Server.start(options.contains("--durable"), distance)) {
            List<Contestant> contestants = List.of(
                    new WithMuster(server.database("muster"), teams),
                    new FiveStatements(server.database("five"), teams),
                    new OneStatement(server.database("one"), teams));
            ChangeCost cost = new ChangeCost(server, contestants, teams, changes);
            for (int round = -warmup; round < rounds; round++) {
                server.tidy();
                for (int count : threads) {
                    cost.round(count, round >= 0);
                }
            }
            cost.print();
        }
        System.exit(0);
    }

    private static String option(List<String> options, String name, String otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : options.get(at + 1);
    }

    private void round(int threads, boolean counts)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            for (Contestant contestant : contestants) {
                int turn = turns++;
                Cost sent = cost(workers, threads, i -> contestant.send(i % teams, address(turn, i)));
                contestant.deliver();
                Cost accepted = cost(workers, threads, i -> contestant.accept(i % teams, address(turn, i)));
                if (counts) {
                    note("send", threads, contestant, sent);
                    note("accept", threads, contestant, accepted);
                }
            }
        } finally {
            workers.shutdown();
        }
    }

    private static String address(int turn, int i) {
        return "ben-" + turn + "-" + i + "@example.com";
    }

    private interface OneChange {
        void run(int i) throws SQLException;
    }

    private Cost cost(ExecutorService workers, int threads, OneChange change)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        long servers = server.cpu();
        long clients = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        for (int thread = 0; thread < threads; thread++) {
            running.add(workers.submit(() -> {
                for (int i = next.getAndIncrement(); i < changes; i = next.getAndIncrement()) {
                    change.run(i);
                }
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double client = (SYSTEM.getProcessCpuTime() - clients) / 1e3;
        double serving = (server.cpu() - servers) / 1e3;
        return new Cost(changes / seconds, client / changes, serving / changes);
    }

    private void note(String what, int threads, Contestant contestant, Cost cost) {
        String row = String.format(Locale.ROOT, "%-6s %3d", what, threads);
        costs.computeIfAbsent(row, name -> new TreeMap<>())
                .computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                .add(cost);
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "%n%-10s | %-43s | %-11s | microseconds of client + server%n%-10s | %12s %15s %14s | %5s %5s |%14s %15s %14s%n",
                "",
                "changes a second",
                "Muster to",
                "threads",
                "Muster",
                "five statements",
                "one statement",
                "five",
                "one",
                "Muster",
                "five statements",
                "one statement");
        costs.forEach((row, of) -> {
            Cost muster = median(of, "Muster");
            Cost five = median(of, "five statements");
            Cost one = median(of, "one statement");
            System.out.printf(
                    Locale.ROOT,
                    "%-10s | %12.0f %15.0f %14.0f | %5.2f %5.2f |%7.0f + %4.0f %8.0f + %4.0f %7.0f + %4.0f%n",
                    row,
                    muster.rate(),
                    five.rate(),
                    one.rate(),
                    muster.rate() / five.rate(),
                    muster.rate() / one.rate(),
                    muster.client(),
                    muster.server(),
                    five.client(),
                    five.server(),
                    one.client(),
                    one.server());
        });
    }

    private static Cost median(Map<String, List<Cost>> of, String contestant) {
        return Cost.median(of.getOrDefault(contestant, List.of()));
    }
}
