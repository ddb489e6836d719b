package dev.muster.internal.delivery;

import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.invite.InviteState;
import dev.muster.internal.invite.PreviewInvite;
import dev.muster.internal.link.Links;
import dev.muster.model.Invite;
import dev.muster.model.InviteLink;
import dev.muster.model.InviteStatus;
import dev.muster.model.TeamStatus;
import dev.muster.spi.Notification;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.StoredInvite;
import org.jspecify.annotations.Nullable;

/** Makes a notification from an outbox row: the state is read again, and the link derived, when it is sent. */
public final class Notifications {

    private final Gate gate;
    private final Links links;

    public Notifications(Gate gate, Links links) {
        this.gate = gate;
        this.links = links;
    }

    /** What is to be told now, perhaps nothing yet; null if it no longer holds. */
    @Nullable
    Due of(OutboxRow row) {
        return gate.peek(row.team(), view -> {
            StoredInvite stored = view.reader().invites().find(row.invite());
            if (stored == null || !holds(view, stored, row)) {
                return null;
            }
            // The link of a suspended team does not work, but may again while the invite is open.
            boolean waits = view.team().status() == TeamStatus.SUSPENDED;
            return new Due(waits ? null : notification(view, stored, row));
        });
    }

    /**
     * What still holds.
     *
     * @param notification null while it has to wait
     */
    record Due(@Nullable Notification notification) {}

    private static boolean holds(View view, StoredInvite stored, OutboxRow row) {
        return stored.invite().status() == InviteStatus.PENDING
                && stored.generation() == row.generation()
                && !InviteState.isExpired(stored, view.now());
    }

    private Notification notification(View view, StoredInvite stored, OutboxRow row) {
        InviteLink link = links.link(stored);
        if (link == null) {
            throw new KeyUnknown(stored.keyId());
        }
        Invite invite = stored.invite();
        return new Notification(
                row.id(),
                row.kind(),
                row.team(),
                view.team().name(),
                invite.id(),
                invite.email(),
                invite.name(),
                PreviewInvite.inviterName(view, invite.invitedBy()),
                invite.roles().stream()
                        .map(grant -> view.roles().nameOf(grant.role()))
                        .toList(),
                invite.message(),
                link,
                invite.expiresAt(),
                invite.locale());
    }
}
