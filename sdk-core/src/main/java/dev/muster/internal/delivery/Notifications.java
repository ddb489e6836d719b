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

    /** What is to be told; null if it no longer holds, or is on hold. */
    @Nullable
    Notification of(OutboxRow row) {
        return gate.peek(row.team(), view -> {
            StoredInvite stored = held(view, row);
            return stored == null || view.team().status() != TeamStatus.ACTIVE ? null : notification(view, stored, row);
        });
    }

    /** Whether it is to be told later: the team is suspended, or was when {@link #of} looked. */
    boolean isOnHold(OutboxRow row) {
        return gate.peek(row.team(), view -> held(view, row)) != null;
    }

    /** The invite, if what the row says of it is still so. */
    private static @Nullable StoredInvite held(View view, OutboxRow row) {
        StoredInvite stored = view.reader().invites().find(row.invite());
        return stored != null
                        && stored.invite().status() == InviteStatus.PENDING
                        && stored.generation() == row.generation()
                        && !InviteState.isExpired(stored, view.now())
                ? stored
                : null;
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
