package dev.muster.examples.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Posts what people are to be told to a URL, as JSON: to a chat, or to a service that sends mail in its own way. That it
 * was told once already the receiver sees by the header {@code Idempotency-Key}.
 *
 * <p>It does not say that it reaches the mailbox: whoever reads the hook can read the link, so the link proves nothing.
 */
public final class WebhookNotifier implements Notifier {

    /** Shorter than the 30 seconds after which the delivery tries again. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI hook;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    public WebhookNotifier(URI hook) {
        this.hook = Objects.requireNonNull(hook, "hook");
    }

    @Override
    public void send(Notification notification) throws DeliveryException {
        HttpRequest request = HttpRequest.newBuilder(hook)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", notification.id().toString())
                .POST(BodyPublishers.ofString(body(notification)))
                .build();
        int status;
        try {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            status = answer.statusCode();
        } catch (IOException e) {
            throw DeliveryException.passing("the hook cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DeliveryException.passing("interrupted", e);
        }
        boolean later = status == 408 || status == 429 || status >= 500;
        if (later) {
            throw DeliveryException.passing("the hook answered " + status, null);
        }
        if (status >= 300) {
            throw DeliveryException.permanent("the hook answered " + status, null);
        }
    }

    /** Values that are absent are left out. Everything is text, so that the receiver needs none of our types. */
    private String body(Notification notification) throws DeliveryException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", notification.id().toString());
        body.put("kind", notification.kind().name().toLowerCase(Locale.ROOT));
        body.put("team", notification.team().toString());
        body.put("teamName", notification.teamName());
        body.put("to", notification.to().value());
        body.put("toName", notification.toName());
        body.put(
                "locale",
                notification.locale() == null ? null : notification.locale().toLanguageTag());
        body.put("inviter", notification.inviterName());
        body.put("subject", notification.subject());
        body.put("roles", notification.roles());
        body.put("message", notification.message());
        body.put(
                "link", notification.link() == null ? null : notification.link().url());
        body.put(
                "expiresAt",
                notification.expiresAt() == null
                        ? null
                        : notification.expiresAt().toString());
        body.values().removeIf(Objects::isNull);
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw DeliveryException.permanent("it cannot be written as JSON", e);
        }
    }
}
