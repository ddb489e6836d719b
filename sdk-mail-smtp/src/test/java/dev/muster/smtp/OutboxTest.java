package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Actor;
import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.Invite;
import dev.muster.model.InviteLinks;
import dev.muster.model.InviteStatus;
import dev.muster.model.LinkKey;
import dev.muster.model.MusterException;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import dev.muster.model.VerifiedUser;
import dev.muster.testkit.MutableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("From the outbox to a server that fails")
class OutboxTest {

    private static final Actor SYSTEM = Actor.system("test");
    private static final VerifiedUser BEN = VerifiedUser.of("ben", "ben@example.com");
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{84})");

    private final MutableClock clock = MutableClock.create();
    private SmtpSink sink;
    private SmtpNotifier notifier;
    private Muster muster;
    private TeamId team;

    @BeforeEach
    void start() throws IOException {
        sink = new SmtpSink();
        notifier = SmtpNotifier.create(SmtpConfig.of("localhost", sink.port())
                .plain()
                .from("Acme <team@acme.example>")
                .timeouts(Duration.ofMillis(300), Duration.ofMillis(300))
                .clock(clock));
        muster = Muster.builder(MemoryStorage.create())
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.fromBytes(new byte[32])))
                .notifier(notifier)
                .clock(clock)
                .build();
        team = muster.teams()
                .create(SYSTEM, NewTeam.named("Acme").owner(Person.of("ann", "ann@example.com")))
                .id();
    }

    @AfterEach
    void stop() throws IOException {
        notifier.close();
        sink.close();
    }

    private Invite inviteBen() {
        return muster.invites()
                .send(SYSTEM, team, NewInvite.to("ben@example.com").role("member"));
    }

    private Invite now(Invite invite) {
        return muster.invites().get(SYSTEM, team, invite.id());
    }

    private void deliver() {
        clock.advance(Duration.ofMinutes(2));
        muster.runDueWork();
    }

    /** Of all links that went over the wire, whether or not the server said that it took them; each once. */
    private List<String> tokens() {
        String plain = sink.received().replace("=\r\n", "").replace("=3D", "=");
        return TOKEN.matcher(plain)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    @ParameterizedTest(name = "{1} at {0}")
    @CsvSource({
        "'', 421 4.3.2 Busy",
        "'', (drop)",
        "MAIL, 452 4.3.1 Disk full",
        "RCPT, 451 4.7.1 Greylisted",
        "RCPT, (hang)",
        "DATA, 451 4.3.0 Try later",
        "., 451 4.7.1 Greylisted",
        "., (hang)",
        "., (drop)"
    })
    @DisplayName("whatever fails for now, the invite stands, its mail goes out later, and its link works")
    void later(String command, String answer) {
        sink.next(command, answer);
        Invite invite = inviteBen();
        muster.runDueWork();
        assertThat(now(invite).delivery()).isEqualTo(Delivery.QUEUED);

        deliver();
        assertThat(now(invite).delivery()).isEqualTo(Delivery.sent(2, clock.instant()));
        assertThat(sink.taken()).isEqualTo(1);
        assertThat(tokens()).hasSize(1);
        muster.invites().accept(tokens().get(0), BEN);
        assertThat(now(invite).status()).isEqualTo(InviteStatus.ACCEPTED);
    }

    @Test
    @DisplayName("a recipient who is refused for good: the invite stands, says why, and nothing is tried again")
    void forGood() {
        sink.next("RCPT", "550 5.1.1 No such user");
        Invite invite = inviteBen();
        muster.runDueWork();
        deliver();

        assertThat(now(invite).status()).isEqualTo(InviteStatus.PENDING);
        assertThat(now(invite).delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(now(invite).delivery().reason()).isEqualTo("550 5.1.1 No such user");
        assertThat(sink.taken()).isZero();
    }

    @Test
    @DisplayName(
            "a mail taken without an answer, then resent: the older link says that there is a newer one, which works")
    void resent() {
        sink.next(".", "(drop)");
        Invite invite = inviteBen();
        muster.runDueWork();
        clock.advance(Duration.ofMinutes(2));
        muster.invites().resend(SYSTEM, team, invite.id());
        deliver();

        assertThat(tokens()).hasSize(2);
        MusterException older = catchThrowableOfType(
                MusterException.class, () -> muster.invites().accept(tokens().get(0), BEN));
        assertThat(older.reason()).isEqualTo(MusterException.Reason.LINK_REPLACED);
        muster.invites().accept(tokens().get(1), BEN);
    }

    @Test
    @DisplayName("what is revoked while it waits for the next attempt is not mailed")
    void revoked() {
        sink.next("RCPT", "451 4.7.1 Greylisted");
        Invite invite = inviteBen();
        muster.runDueWork();
        muster.invites().revoke(SYSTEM, team, invite.id());
        deliver();

        assertThat(sink.taken()).isZero();
        assertThat(tokens()).isEmpty();
    }
}
