package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.link.Links;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.Grants;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLink;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamId;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;
import java.util.List;
import java.util.Objects;

/** Looking at invites, taking one back, copying its link. */
public final class Invites {

    private final Gate gate;
    private final Links links;

    public Invites(Gate gate, Links links) {
        this.gate = gate;
        this.links = links;
    }

    public Invite get(Actor actor, TeamId team, InviteId id) {
        Objects.requireNonNull(id, "invite");
        return gate.read(actor, team, view -> {
            StoredInvite row = InviteState.handled(view, id, Operation.SEE_INVITES, Operation.SEE_INVITES);
            return InviteState.shown(row, view.now());
        });
    }

    public Invite revoke(Actor actor, TeamId team, InviteId id) {
        Objects.requireNonNull(id, "invite");
        return gate.change(actor, team, ReadAhead.invite(id), change -> decideRevoke(change, id));
    }

    /** Decides one of several invites that are taken back in one change. */
    public static Invite decideRevoke(Change change, InviteId id) {
        StoredInvite row = InviteState.handled(change, id, Operation.REVOKE_OWN_INVITE, Operation.REVOKE_INVITE);
        InviteState.requireNotEnded(row);
        return EndInvites.revoke(change, row, EndReason.REVOKED);
    }

    /** Recorded, since from now on the link proves no mailbox. */
    public InviteLink copyLink(Actor actor, TeamId team, InviteId id) {
        Objects.requireNonNull(id, "invite");
        return gate.change(actor, team, ReadAhead.invite(id), change -> {
            StoredInvite row = InviteState.handled(change, id, Operation.HANDLE_OWN_INVITE, Operation.HANDLE_INVITE);
            InviteState.requireNotEnded(row);
            if (InviteState.isExpired(row, change.now())) {
                throw InviteState.expired();
            }
            Ceiling.require(
                    change.standing(), change.roles(), Grants.anew(row.invite().roles()), List.of(), change.now());
            InviteLink link = links.link(row);
            if (link == null) {
                throw MusterException.of(
                        Reason.LINK_KEY_UNKNOWN, "the key of its link is not configured; resend makes a new link");
            }
            linkSeen(change, row);
            return link;
        });
    }

    /** Says that the link of an invite has been seen by others than who reads its mailbox. */
    public static void linkSeen(Change change, StoredInvite row) {
        StoredInvite seen = InviteDraft.of(row).linkSeen().at(change.rev());
        change.write(tx -> tx.invites().update(seen));
        change.event(EventType.INVITE_LINK_COPIED, row.invite(), new Diff());
    }
}
