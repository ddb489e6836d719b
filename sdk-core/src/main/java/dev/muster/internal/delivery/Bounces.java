package dev.muster.internal.delivery;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Gate;
import dev.muster.internal.invite.InviteState;
import dev.muster.internal.link.Links;
import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.Invite;
import dev.muster.model.InviteLink;
import dev.muster.model.InviteStatus;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mail that a server took and that came back later, as the host reports it. */
public final class Bounces {

    private final Gate gate;
    private final Links links;

    public Bounces(Gate gate, Links links) {
        this.gate = gate;
        this.links = links;
    }

    public Optional<Invite> report(String messageId, String reason) {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(reason, "reason");
        UUID mail = idIn(messageId);
        StoredInvite found =
                mail == null ? null : gate.<@Nullable StoredInvite>scan(scanner -> scanner.mailedWith(mail));
        if (mail == null || found == null) {
            return Optional.empty();
        }
        ReadAhead ahead = ReadAhead.invite(found.invite().id());
        return gate.change(
                Outcomes.DELIVERY, found.invite().team(), ahead, change -> report(change, found, mail, reason));
    }

    /** Only of the link that is good; and once, as servers repeat themselves. */
    private Optional<Invite> report(Change change, StoredInvite found, UUID mail, String reason) {
        StoredInvite stored = change.reader().invites().find(found.invite().id());
        if (stored == null
                || !mail.equals(stored.mail())
                || stored.invite().status() != InviteStatus.PENDING
                || stored.invite().delivery().status() == DeliveryStatus.FAILED) {
            return Optional.empty();
        }
        InviteLink link = links.link(stored);
        String shown = Reasons.shown(reason, link == null ? null : link.url());
        // It went out, though the notifier may not have said so yet.
        int attempts = Math.max(1, stored.invite().delivery().attempts());
        Delivery failed = Delivery.failed(shown, attempts, change.now());
        // It may be that we do not know that it was sent, and are about to send it once more.
        change.write(tx -> tx.outbox().delete(mail));
        Outcomes.undelivered(change, stored, failed);
        return Optional.of(InviteState.shown(stored.delivery(failed, change.rev()), change.now()));
    }

    /** A Message-ID is made from the notification's id; what stands around it does not matter. */
    private static @Nullable UUID idIn(String messageId) {
        String left = messageId.strip().replaceFirst("^<", "").replaceFirst("[@>].*$", "");
        try {
            return UUID.fromString(left);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
