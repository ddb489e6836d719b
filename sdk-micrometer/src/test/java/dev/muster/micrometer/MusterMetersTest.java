package dev.muster.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Actor;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import dev.muster.spi.Notifier.DeliveryException;
import dev.muster.testkit.MailCatcher;
import dev.muster.testkit.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MusterMetersTest {

    private static final Actor ANN = Actor.user("ann");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MailCatcher mail = new MailCatcher();
    private final MutableClock clock = MutableClock.create();
    private final MusterMeters meters = MusterMeters.in(registry);
    private final Muster muster = Muster.builder(MemoryStorage.create())
            .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
            .notifier(mail)
            .counters(meters)
            .clock(clock)
            .build();
    private final TeamId team = muster.teams()
            .create(ANN, NewTeam.named("Acme").owner(Person.of("ann", "ann@example.com")))
            .id();

    private void invite(String email) {
        muster.invites().send(ANN, team, NewInvite.to(email).role("member"));
    }

    private double counted(String what) {
        return registry.get("muster.notifications." + what)
                .tag("kind", "invitation")
                .counter()
                .count();
    }

    @Test
    @DisplayName("what is sent, tried again and given up is counted by kind")
    void counters() {
        mail.failWith(DeliveryException.passing("greylisted", null));
        invite("ben@example.com");
        muster.runDueWork();
        clock.advance(Duration.ofMinutes(1));
        mail.failWith(null);
        muster.runDueWork();
        mail.failWith(DeliveryException.permanent("no such mailbox", null));
        invite("joe@example.com");
        muster.runDueWork();

        assertThat(counted("retried")).isEqualTo(1);
        assertThat(counted("sent")).isEqualTo(1);
        assertThat(counted("failed")).isEqualTo(1);
    }

    @Test
    @DisplayName("what waits is measured, with the age of the oldest")
    void gauges() {
        invite("ben@example.com");
        invite("joe@example.com");
        clock.advance(Duration.ofMinutes(3));
        meters.watch(muster);

        assertThat(registry.get("muster.outbox.waiting").gauge().value()).isEqualTo(2);
        assertThat(registry.get("muster.outbox.oldest").timeGauge().value(TimeUnit.SECONDS))
                .isEqualTo(180);
    }
}
