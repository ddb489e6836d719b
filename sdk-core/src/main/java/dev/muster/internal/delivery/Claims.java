package dev.muster.internal.delivery;

import dev.muster.internal.change.Gate;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.WorkTransaction.Claim;
import java.time.Instant;
import java.util.List;

/** Takes what is due from the outbox: a row that is claimed comes due again if nothing is heard of it. */
public final class Claims {

    /** As many as one sender begins while it holds them, even at a second each. */
    private static final int EACH = 25;

    private static final int MOST = 200;

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
                    .map(row -> new Claim(row, now.plus(Waits.LEASE)))
                    .toList();
            return claims.isEmpty() ? List.of() : work.claim(claims);
        });
    }
}
