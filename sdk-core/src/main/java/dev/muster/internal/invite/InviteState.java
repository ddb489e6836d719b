package dev.muster.internal.invite;

import dev.muster.internal.change.View;
import dev.muster.internal.rules.Operation;
import dev.muster.model.EndReason;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.spi.StoredInvite;
import java.time.Instant;

/** Where an invite stands, by the clock, and what to answer if it stands elsewhere than it must. */
public final class InviteState {

    private InviteState() {}

    public static boolean isExpired(StoredInvite row, Instant now) {
        return row.invite().status() == InviteStatus.PENDING
                && !now.isBefore(row.invite().expiresAt());
    }

    /** The invite as everybody sees it, EXPIRED if it is. */
    public static Invite shown(StoredInvite row, Instant now) {
        Invite invite = row.invite();
        if (!isExpired(row, now)) {
            return invite;
        }
        return new Invite(
                invite.id(),
                invite.team(),
                invite.email(),
                invite.name(),
                invite.roles(),
                invite.location(),
                invite.attributes(),
                invite.message(),
                invite.locale(),
                invite.invitedBy(),
                invite.createdAt(),
                invite.expiresAt(),
                InviteStatus.EXPIRED,
                null,
                null,
                null,
                invite.delivery(),
                invite.linkRequestedAt(),
                invite.rev());
    }

    /**
     * The invite that an actor wants to do something with, if they may. Who may not is told so whether there is such an
     * invite or not.
     */
    public static StoredInvite handled(View view, InviteId id, Operation own, Operation others) {
        StoredInvite row = view.invite(id);
        boolean mine =
                row != null && row.invite().invitedBy().equals(view.standing().actor());
        view.require(mine ? own : others);
        if (row == null) {
            throw MusterException.of(Reason.INVITE_NOT_FOUND, "there is no such invite in this team");
        }
        return row;
    }

    /** Refuses an invite that has ended. Expired is not ended: it can be resent. */
    public static void requireNotEnded(StoredInvite row) {
        if (row.invite().status() != InviteStatus.PENDING) {
            throw ended(row);
        }
    }

    /** Why it is over, without a word about who, whom and where. */
    static MusterException ended(StoredInvite row) {
        return switch (row.invite().status()) {
            case ACCEPTED -> MusterException.of(Reason.INVITE_USED, "this invite was accepted");
            case DECLINED -> MusterException.of(Reason.INVITE_DECLINED, "this invite was declined");
            case REVOKED ->
                row.invite().endReason() == EndReason.REPLACED
                        ? linkReplaced()
                        : MusterException.of(Reason.INVITE_REVOKED, "this invite was taken back");
            case PENDING, EXPIRED -> throw new IllegalStateException("it has not ended");
        };
    }

    static MusterException expired() {
        return MusterException.of(Reason.INVITE_EXPIRED, "this invite is past its expiry; ask for it to be sent again");
    }

    static MusterException linkReplaced() {
        return MusterException.of(Reason.LINK_REPLACED, "a newer link was sent; look for the newest mail");
    }
}
