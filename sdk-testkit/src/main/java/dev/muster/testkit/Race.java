package dev.muster.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs things at the same time. */
final class Race {

    /** Longer than any lock wait, so that a storage which gives up waiting is seen to do so. */
    static final int PATIENCE_SECONDS = 30;

    private Race() {}

    static int rounds() {
        return Integer.getInteger("muster.race.rounds", 20);
    }

    /** Starts all of them at once and waits for them; gives what each gave, in their order. */
    static <T> List<T> together(List<Callable<T>> runners) throws Exception {
        CyclicBarrier start = new CyclicBarrier(runners.size());
        List<Callable<T>> tasks = new ArrayList<>();
        for (Callable<T> runner : runners) {
            tasks.add(() -> {
                start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return runner.call();
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(runners.size(), work -> {
            Thread thread = new Thread(work, "race");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks, 2L * PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                answers.add(future.get());
            }
            return answers;
        } catch (CancellationException e) {
            throw new AssertionError("a thread of the race hangs", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a thread of the race failed: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The same runner so many times. */
    static <T> List<T> together(int threads, Callable<T> runner) throws Exception {
        List<Callable<T>> runners = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            runners.add(runner);
        }
        return together(runners);
    }
}
