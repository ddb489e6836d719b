package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Ids;
import dev.muster.internal.link.Links;
import dev.muster.model.Delivery;
import dev.muster.model.InvalidValueException;
import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.StoredInvite;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where invites are posted: a new link, and, unless it is handed over by hand, a row in the outbox. */
public final class Post {

    private final Ids ids;
    private final Links links;
    private final @Nullable Notifier notifier;

    public Post(Ids ids, Links links, @Nullable Notifier notifier) {
        this.ids = ids;
        this.links = links;
        this.notifier = notifier;
    }

    String newNonce() {
        return links.newNonce();
    }

    /**
     * Mail that nobody sends would be success reported for nothing.
     *
     * @param otherwise how to do without
     */
    void requireNotifier(boolean linkOnly, String otherwise) {
        if (notifier == null && !linkOnly) {
            throw new InvalidValueException(
                    "linkOnly",
                    InvalidValueException.Code.REQUIRED,
                    "there is no notifier: give Muster one, or " + otherwise + " and copy its link");
        }
    }

    StoredInvite send(Change change, InviteDraft draft, int generation, boolean linkOnly) {
        UUID mail = linkOnly ? null : ids.next();
        boolean reachesMailbox = notifier != null && notifier.reachesMailbox();
        Delivery delivery = linkOnly ? Delivery.NOT_REQUESTED : Delivery.QUEUED;
        StoredInvite row = draft.sent(generation, links.currentKeyId(), change.now(), delivery, reachesMailbox, mail)
                .at(change.rev());
        if (mail != null) {
            change.tell(new OutboxRow(
                    mail,
                    row.invite().team(),
                    Notification.Kind.INVITATION,
                    row.invite().id(),
                    generation,
                    null,
                    false,
                    0,
                    change.clock()));
        }
        return row;
    }
}
