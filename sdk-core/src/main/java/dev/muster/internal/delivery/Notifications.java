package dev.muster.internal.delivery;

import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.invite.InviteState;
import dev.muster.internal.link.Links;
import dev.muster.model.Invite;
import dev.muster.model.InviteLink;
import dev.muster.model.Member;
import dev.muster.model.TeamStatus;
import dev.muster.spi.Notification;
import dev.muster.spi.Notification.Kind;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.ReadAhead;
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

    /** What is to be told now, perhaps nothing yet; null if it no longer holds, or nobody knows where to. */
    @Nullable
    Due of(OutboxRow row) {
        ReadAhead ahead = row.invite() == null ? ReadAhead.NOTHING : ReadAhead.inviteAndInviter(row.invite());
        return gate.peek(row.team(), ahead, view -> {
            Due due = row.kind().invites() ? invitation(view, row) : notice(view, row);
            // The link of a suspended team does not work, but may again while the invite is open.
            boolean waits = view.team().status() == TeamStatus.SUSPENDED;
            return due != null && waits ? new Due(null, due.provesMailbox()) : due;
        });
    }

    /**
     * What still holds.
     *
     * @param notification null while it has to wait
     * @param provesMailbox whether the link is to prove the mailbox that it is sent to
     */
    record Due(@Nullable Notification notification, boolean provesMailbox) {}

    private static @Nullable Due notice(View view, OutboxRow row) {
        Notification notice = Notices.of(view, row);
        return notice == null ? null : new Due(notice, false);
    }

    private @Nullable Due invitation(View view, OutboxRow row) {
        StoredInvite stored = view.reader().invites().find(Outcomes.inviteOf(row));
        if (stored == null || !Outcomes.holds(stored, row)) {
            return null;
        }
        if (InviteState.isExpired(stored, view.now())) {
            if (row.kind() == Kind.INVITE_REMINDER) {
                return null;
            }
            // Not just dropped: an edit may reopen it, and nobody would know that its link never went out.
            throw new Undeliverable("it expired before it was sent; resend it");
        }
        return new Due(invitation(view, stored, row), stored.mailboxOnly());
    }

    private Notification invitation(View view, StoredInvite stored, OutboxRow row) {
        InviteLink link = links.link(stored);
        if (link == null) {
            throw new Undeliverable("KEY_UNKNOWN: the key of its link is not configured; resend it");
        }
        Invite invite = stored.invite();
        Member inviter = view.member(invite.invitedBy());
        return new Notification(
                row.id(),
                row.kind(),
                row.team(),
                view.team().name(),
                invite.email(),
                invite.name(),
                invite.locale(),
                invite.id(),
                inviter == null ? null : inviter.person().displayName(),
                inviter == null ? null : inviter.person().email(),
                null,
                view.roles().names(invite.roles()),
                invite.message(),
                link,
                invite.expiresAt());
    }
}
