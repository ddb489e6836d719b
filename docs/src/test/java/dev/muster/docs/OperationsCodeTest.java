package dev.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The code of docs/operations.md and docs/security.md. */
class OperationsCodeTest {

    @Test
    @DisplayName("a scheduler of the host's own")
    void scheduler() {
        Muster muster = Host.plain().muster;
        Logger log = LoggerFactory.getLogger("host");
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        // snippet: operations-scheduler
        Runnable delivery = () -> {
            try {
                muster.runDueWork();
            } catch (RuntimeException e) {
                log.error("A delivery round failed; what was due stays due", e); // or the scheduler would stop
            }
        };
        ScheduledFuture<?> rounds = scheduler.scheduleWithFixedDelay(delivery, 0, 1, TimeUnit.SECONDS);
        // end
        rounds.cancel(true);
        scheduler.shutdownNow();
    }

    @Test
    @DisplayName("key rotation")
    void rotation() {
        String newSecret = Base64.getEncoder().encodeToString(new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32
        });
        String oldSecret = Base64.getEncoder().encodeToString(new byte[32]);
        // snippet: security-rotation
        InviteLinks links = InviteLinks.to("https://app.example.com/join", LinkKey.fromBase64(newSecret))
                .andEarlier(LinkKey.fromBase64(oldSecret));
        // end
        assertThat(links.keys()).hasSize(2);
        assertThat(Muster.builder(MemoryStorage.create()).links(links).build()).isNotNull();
    }
}
