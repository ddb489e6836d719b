package dev.muster.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.Muster;
import dev.muster.inmemory.MemoryStorage;
import dev.muster.model.Actor;
import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.Invite;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.Team;
import dev.muster.testkit.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WebhookNotifierTest {

    private record Call(String key, JsonNode body) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ObjectMapper json = new ObjectMapper();
    private final MutableClock clock = MutableClock.create();
    private final CountDownLatch endOfBody = new CountDownLatch(1);
    private volatile int answer = 204;
    private volatile boolean endless;
    private URI hook;
    private HttpServer server;
    private Muster muster;
    private Team team;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", this::take);
        server.start();
        hook = URI.create("http://localhost:" + server.getAddress().getPort() + "/hook");
        use(new WebhookNotifier(hook));
    }

    private void use(WebhookNotifier notifier) {
        muster = Muster.builder(MemoryStorage.create())
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .notifier(notifier)
                .clock(clock)
                .build();
        team = muster.teams()
                .create(
                        Actor.user("ann"),
                        NewTeam.named("Acme")
                                .owner(Person.of("ann", "ann@example.com").name("Ann")));
    }

    @AfterEach
    void stop() {
        endOfBody.countDown();
        muster.close();
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        calls.add(new Call(
                exchange.getRequestHeaders().getFirst("Idempotency-Key"), json.readTree(exchange.getRequestBody())));
        exchange.sendResponseHeaders(answer, endless ? 0 : -1);
        if (endless) {
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            await(endOfBody);
        }
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Delivery deliver() {
        Invite invite = muster.invites()
                .send(
                        Actor.user("ann"),
                        team.id(),
                        NewInvite.to("ben@example.com").role("member"));
        muster.runDueWork();
        return muster.invites().get(Actor.user("ann"), team.id(), invite.id()).delivery();
    }

    @Test
    @DisplayName("the hook gets all that there is to tell, with the link, which works")
    void tells() {
        assertThat(deliver().status()).isEqualTo(DeliveryStatus.SENT);

        assertThat(calls).hasSize(1);
        JsonNode body = calls.get(0).body();
        assertThat(body.get("kind").asText()).isEqualTo("invitation");
        assertThat(body.get("to").asText()).isEqualTo("ben@example.com");
        assertThat(body.get("inviter").asText()).isEqualTo("Ann");
        assertThat(body.get("teamName").asText()).isEqualTo("Acme");
        assertThat(body.get("roles").get(0).asText()).isEqualTo("Member");
        assertThat(body.has("message")).isFalse();
        assertThat(calls.get(0).key()).isEqualTo(body.get("id").asText());
        String link = body.get("link").asText();
        assertThat(muster.invites()
                        .preview(link.substring(link.indexOf("token=") + 6))
                        .teamName())
                .isEqualTo("Acme");
    }

    @Test
    @DisplayName("what the hook cannot take now is told again later, with the same key")
    void tellsAgain() {
        answer = 503;
        assertThat(deliver()).isEqualTo(Delivery.QUEUED);
        answer = 204;
        clock.advance(Duration.ofMinutes(1));
        muster.runDueWork();

        assertThat(calls).hasSize(2);
        assertThat(calls.get(1).key()).isEqualTo(calls.get(0).key());
    }

    @Test
    @DisplayName("what the hook does not want is given up, and the invite says why")
    void givesUp() {
        answer = 400;
        Delivery delivery = deliver();

        assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery.reason()).isEqualTo("the hook answered 400");
        assertThat(calls).hasSize(1);
    }

    @Test
    @DisplayName("a hook that is not there passes for now")
    void unreachable() {
        server.stop(0);

        assertThat(deliver()).isEqualTo(Delivery.QUEUED);
    }

    @Test
    @Timeout(20)
    @DisplayName("a hook that begins to answer and never ends passes for now, and holds up nobody for long")
    void endless() {
        endless = true;
        answer = 200;
        use(new WebhookNotifier(hook, Duration.ofMillis(500)));

        assertThat(deliver()).isEqualTo(Delivery.QUEUED);

        assertThat(calls).hasSize(1);
    }
}
