package dev.muster.benchmarks;

import java.io.IOException;
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
 * Changes a second on PostgreSQL: sending and accepting invites, each contestant in turn, round after round, so that
 * whatever else the machine does meets all of them. Prints medians, and how Muster compares.
 *
 * <pre>{@code ChangeCost [--durable] [--teams 2000] [--rounds 7] [--changes 2000] [--threads 1,8,32]}</pre>
 */
public final class ChangeCost {

    private final List<Contestant> contestants;
    private final int teams;
    private final int changes;
    private final Map<String, Map<String, List<Double>>> rates = new TreeMap<>();
    private int turns;

    private ChangeCost(List<Contestant> contestants, int teams, int changes) {
        this.contestants = contestants;
        this.teams = teams;
        this.changes = changes;
    }

    public static void main(String[] args) throws IOException, SQLException, InterruptedException, ExecutionException {
        List<String> options = Arrays.asList(args);
        int teams = Integer.parseInt(option(options, "--teams", "2000"));
        int rounds = Integer.parseInt(option(options, "--rounds", "7"));
        int changes = Integer.parseInt(option(options, "--changes", "2000"));
        int[] threads = Arrays.stream(option(options, "--threads", "1,8,32").split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        try (Server server = Server.start(options.contains("--durable"))) {
            List<Contestant> contestants = List.of(
                    new WithMuster(server.database("muster"), teams),
                    new FiveStatements(server.database("five"), teams),
                    new OneStatement(server.database("one"), teams));
            ChangeCost cost = new ChangeCost(contestants, teams, changes);
            // The first round warms up.
            for (int round = 0; round <= rounds; round++) {
                server.tidy();
                for (int count : threads) {
                    cost.round(count, round > 0);
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

    private void round(int threads, boolean counts) throws InterruptedException, ExecutionException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            for (Contestant contestant : contestants) {
                int turn = turns++;
                double sent = rate(workers, threads, i -> contestant.send(i % teams, address(turn, i)));
                contestant.deliver();
                double accepted = rate(workers, threads, i -> contestant.accept(i % teams, address(turn, i)));
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

    /** Changes a second, over all threads. */
    private double rate(ExecutorService workers, int threads, OneChange change)
            throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
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
        return changes / ((System.nanoTime() - start) / 1e9);
    }

    private void note(String what, int threads, Contestant contestant, double rate) {
        String row = String.format(Locale.ROOT, "%-6s %3d", what, threads);
        rates.computeIfAbsent(row, name -> new TreeMap<>())
                .computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                .add(rate);
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "%n%-10s %14s %16s %14s %12s %12s%n",
                "threads",
                "Muster /s",
                "five stmts /s",
                "one stmt /s",
                "to five",
                "to one");
        rates.forEach((row, of) -> {
            double muster = median(of.getOrDefault("Muster", List.of()));
            double five = median(of.getOrDefault("five statements", List.of()));
            double one = median(of.getOrDefault("one statement", List.of()));
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %14.0f %16.0f %14.0f %12.2f %12.2f%n",
                    row,
                    muster,
                    five,
                    one,
                    muster / five,
                    muster / one);
        });
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
