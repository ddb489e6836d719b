package dev.muster.testkit;

import dev.muster.model.EmailAddress;
import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A notifier that keeps what it is given, and hands out the link that a person would find in their mail. It counts as
 * one that reaches the mailbox. Deliver with {@code muster.runDueWork()}, or start Muster and wait.
 */
public final class MailCatcher implements Notifier {

    private final List<Notification> caught = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable DeliveryException> failure = new AtomicReference<>();

    /** One that has caught nothing yet. */
    public MailCatcher() {}

    /** From now on every sending fails with this; null ends it. */
    public void failWith(@Nullable DeliveryException newFailure) {
        failure.set(newFailure);
    }

    @Override
    public void send(Notification notification) throws DeliveryException {
        DeliveryException now = failure.get();
        if (now != null) {
            throw now;
        }
        caught.add(Objects.requireNonNull(notification, "notification"));
    }

    @Override
    public boolean reachesMailbox() {
        return true;
    }

    /** One after the other, so that the order is the same each time. */
    @Override
    public int atOnce() {
        return 1;
    }

    /** All that was sent, in the order of sending. */
    public List<Notification> all() {
        return List.copyOf(caught);
    }

    /** All that was sent to this address, in the order of sending. */
    public List<Notification> to(String email) {
        EmailAddress address = EmailAddress.of(email);
        return caught.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /**
     * The newest link that was sent to this address.
     *
     * @throws NoSuchElementException if there is none
     */
    public String linkTo(String email) {
        return to(email).stream()
                .filter(mail -> mail.kind().invites())
                .reduce((earlier, later) -> later)
                .orElseThrow(() ->
                        new NoSuchElementException("no invitation to " + email + " was sent; did runDueWork() run?"))
                .requireLink()
                .url();
    }

    /** The token in the newest link that was sent to this address, as a landing page reads it from the address bar. */
    public String tokenTo(String email) {
        String link = linkTo(email);
        return link.substring(link.lastIndexOf("token=") + "token=".length());
    }
}
