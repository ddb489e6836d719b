package dev.muster.examples.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts what people are to be told to a URL, as JSON: to a chat, or to a service that sends mail in its own way. That it
 * was told once already the receiver sees by the header {@code Idempotency-Key}.
 *
 * <p>It does not say that it reaches the mailbox: whoever reads the hook can read the link, so the link proves nothing.
 */
public final class WebhookNotifier implements Notifier {

    private final URI hook;
    private final Duration timeout;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;

    public WebhookNotifier(URI hook) {
        this(hook, Duration.ofSeconds(10));
    }

    /** @param timeout for the whole answer; shorter than the 30 seconds that the delivery leaves a notifier */
    public WebhookNotifier(URI hook, Duration timeout) {
        this.hook = Objects.requireNonNull(hook, "hook");
        this.timeout = Objects.requireNonNull(timeout, "timeout");
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public void send(Notification notification) throws DeliveryException {
        HttpRequest request = HttpRequest.newBuilder(hook)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", notification.id().toString())
                .POST(BodyPublishers.ofString(body(notification)))
                .build();
        int status = status(request);
        boolean later = status == 408 || status == 429 || status >= 500;
        if (later) {
            throw DeliveryException.passing("the hook answered " + status, null);
        }
        if (status >= 300) {
            throw DeliveryException.permanent("the hook answered " + status, null);
        }
    }

    /** Waits for all of the answer: the timeout of a request ends with its first line, and a body may never end. */
    private int status(HttpRequest request) throws DeliveryException {
        Future<HttpResponse<Void>> answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException e) {
            throw DeliveryException.passing("the hook did not answer in time", e);
        } catch (ExecutionException e) {
            throw DeliveryException.passing("the hook cannot be reached", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DeliveryException.passing("interrupted", e);
        } finally {
            answer.cancel(true);
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
