package dev.muster.examples.quickstart;

import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A notifier around another one that lets the story wait until the mail server has taken, or not taken, the mail. */
final class Handover implements Notifier {

    private static final int PATIENCE_SECONDS = 60;

    private final Notifier notifier;
    private final CompletableFuture<String> outcome = new CompletableFuture<>();

    Handover(Notifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public void send(Notification notification) throws DeliveryException {
        try {
            notifier.send(notification);
            outcome.complete("");
        } catch (DeliveryException e) {
            outcome.complete(e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            outcome.complete(e.toString());
            throw e;
        }
    }

    @Override
    public boolean reachesMailbox() {
        return notifier.reachesMailbox();
    }

    /** Why the server did not take it; the empty text if it did. */
    String awaitFailure() {
        try {
            return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "no answer within " + PATIENCE_SECONDS + " seconds";
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed so", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
