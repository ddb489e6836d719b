package dev.muster.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What changes came to.
 *
 * @param rate changes a second, over all threads
 * @param client processor time of this program, microseconds for each change
 * @param server processor time of the server's processes, likewise
 */
record Cost(double rate, double client, double server) {

    /** Each figure's own median. */
    static Cost median(List<Cost> costs) {
        return new Cost(median(costs, Cost::rate), median(costs, Cost::client), median(costs, Cost::server));
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
        double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
