package dev.muster.internal.delivery;

import dev.muster.internal.change.Gate;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.WorkTransaction.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Takes what is due from the outbox: a row is claimed by scheduling its next attempt. */
public final class Claims {

    /** How long what was claimed for the first time is left alone by others. */
    static final Duration FIRST_WAIT = Duration.ofSeconds(30);

    /** As many as one sender sends within that time, even at a second each. */
    private static final int EACH = 25;

    private static final int MOST = 200;
    private static final int MOST_DOUBLINGS = 9;

    private final Gate gate;
    private final int batch;

    /** @param senders how many send at once */
    public Claims(Gate gate, int senders) {
        this.gate = gate;
        this.batch = Math.min(MOST, EACH * senders);
    }

    /** The next ones; none if nothing is due. */
    List<OutboxRow> take() {
        Instant now = gate.now();
        return gate.work(work -> {
            List<Claim> claims = work.due(now, batch).stream()
                    .map(row -> new Claim(row, now.plus(wait(row.attempts() + 1))))
                    .toList();
            return claims.isEmpty() ? List.of() : work.claim(claims);
        });
    }

    /** 30 s, 1 min, 2 min … about 4 h, each with up to a quarter more, so that a restored server is not stormed. */
    private static Duration wait(int attempt) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 4));
    }
}
