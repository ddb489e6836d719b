package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.model.ActorRef;
import dev.muster.model.EmailAddress;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.spi.StoredInvite;
import java.util.List;

/** Ends invites, be it on request or because what they stood on is gone. */
public final class EndInvites {

    private static final int CHUNK = 200;

    private EndInvites() {}

    /** Ends what a member who goes leaves behind: the open invites that they sent, and one to their address. */
    public static void ofRemoved(Change change, Member member) {
        StoredInvite toThem = change.reader().invites().holder(member.person().email());
        if (toThem != null) {
            revoke(change, toThem, EndReason.INVITEE_REMOVED);
        }
        ActorRef inviter = ActorRef.user(member.user());
        InviteId after = null;
        List<StoredInvite> chunk;
        do {
            chunk = change.reader().invites().pendingBy(inviter, after, CHUNK);
            for (StoredInvite row : chunk) {
                if (toThem == null || !row.invite().id().equals(toThem.invite().id())) {
                    revoke(change, row, EndReason.INVITER_REMOVED);
                }
                after = row.invite().id();
            }
        } while (chunk.size() == CHUNK);
    }

    /** Ends the open invite of somebody who is in without it. */
    public static void ofAdded(Change change, EmailAddress email) {
        StoredInvite row = change.reader().invites().holder(email);
        if (row != null) {
            revoke(change, row, EndReason.INVITEE_ADDED);
        }
    }

    /** Whether an open invite keeps a seat for them. */
    public static boolean keepSeat(Change change, EmailAddress email) {
        StoredInvite row = change.reader().invites().holder(email);
        return row != null && !InviteState.isExpired(row, change.now());
    }

    /**
     * Ends the open invite of somebody who is erased, be it theirs or sent by them.
     *
     * @param without the same without them
     */
    public static void ofErased(Change change, StoredInvite row, StoredInvite without, EndReason reason) {
        StoredInvite ended = InviteDraft.of(without)
                .ended(InviteStatus.REVOKED, reason, change.now())
                .at(change.rev());
        change.rewrite(ended);
        revoked(change, row, ended, reason);
    }

    static Invite revoke(Change change, StoredInvite row, EndReason reason) {
        StoredInvite ended = InviteDraft.of(row)
                .ended(InviteStatus.REVOKED, reason, change.now())
                .at(change.rev());
        change.update(ended);
        return revoked(change, row, ended, reason);
    }

    private static Invite revoked(Change change, StoredInvite row, StoredInvite ended, EndReason reason) {
        Diff diff = new Diff()
                .field("status", row.invite().status(), InviteStatus.REVOKED)
                .field("endReason", null, reason);
        change.event(EventType.INVITE_REVOKED, ended.invite(), diff);
        return ended.invite();
    }
}
