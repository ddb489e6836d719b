package dev.muster.examples.quickstart;

import dev.muster.model.TeamId;
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

    /** The team whose mail is awaited: an earlier run may have left some of another one. */
    private volatile TeamId team;

    Handover(Notifier notifier) {
        this.notifier = notifier;
    }

    void expect(TeamId whose) {
        team = whose;
    }

    @Override
    public void send(Notification notification) throws DeliveryException {
        try {
            notifier.send(notification);
            tell(notification, "");
        } catch (DeliveryException e) {
            tell(notification, e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            tell(notification, e.toString());
            throw e;
        }
    }

    private void tell(Notification notification, String failure) {
        if (notification.team().equals(team)) {
            outcome.complete(failure);
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
