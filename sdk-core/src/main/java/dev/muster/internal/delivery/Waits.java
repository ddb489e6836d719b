package dev.muster.internal.delivery;

import dev.muster.spi.OutboxRow;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** How long what is in the outbox is left alone. */
final class Waits {

    /** What is claimed, however often it was tried: so who dies with it holds it up no longer than that. */
    static final Duration LEASE = Duration.ofSeconds(60);

    /** What cannot be sent yet, or failed for the first time. */
    static final Duration FIRST = Duration.ofSeconds(30);

    /** No notifier takes longer for a mail. */
    private static final Duration LONGEST_SEND = Duration.ofSeconds(30);

    private static final int MOST_DOUBLINGS = 9;

    private Waits() {}

    /** Whether a mail that is begun now ends before somebody else may claim it. */
    static boolean endsInTime(OutboxRow claimed, Instant now) {
        return now.isBefore(claimed.dueAt().minus(LONGEST_SEND));
    }

    /** 30 s, 1 min, 2 min … about 4 h, each with up to a quarter more, so that a restored server is not stormed. */
    static Duration afterFailure(int attempts) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 4));
    }
}
