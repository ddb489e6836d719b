package dev.muster.smtp;

import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLink;
import dev.muster.model.TeamId;
import dev.muster.spi.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Made-up notifications to try a template with: all combinations of what may be absent. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final UUID ID = new UUID(0, 0);

    private Samples() {}

    static List<Notification> of(Notification.Kind kind) {
        return IntStream.range(0, 16)
                .mapToObj(has -> sample(
                        kind,
                        (has & 1) == 0 ? null : "Ben",
                        (has & 2) == 0 ? null : "Ann",
                        (has & 4) == 0 ? List.of() : List.of("Admin", "Member"),
                        (has & 8) == 0 ? null : "Welcome!"))
                .toList();
    }

    private static Notification sample(
            Notification.Kind kind,
            @Nullable String name,
            @Nullable String inviter,
            List<String> roles,
            @Nullable String message) {
        return new Notification(
                ID,
                kind,
                new TeamId(ID),
                "Sample",
                EmailAddress.of("ben@example.com"),
                name,
                null,
                new InviteId(ID),
                inviter,
                null,
                inviter,
                roles,
                message,
                new InviteLink("https://app.example.com/join?token=sample"),
                NOW.plus(Duration.ofDays(7)));
    }
}
