package dev.muster.internal.invite;

import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.link.Links;
import dev.muster.internal.link.Token;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamStatus;
import dev.muster.model.UserId;
import dev.muster.spi.InviteReads.Origin;
import dev.muster.spi.StoredInvite;
import org.jspecify.annotations.Nullable;

/** What the holder of a link is told. Who holds none of ours learns nothing. */
public final class LinkCheck {

    private final Links links;

    public LinkCheck(Links links) {
        this.links = links;
    }

    /** Verifies the mac in a plain read, before any change: a bogus token never takes the team's lock. */
    Origin requireAuthentic(Gate gate, Token token) {
        Origin origin = gate.find(token.team(), reader -> reader.invites().origin(token.invite()));
        if (origin == null || !links.isAuthentic(token, origin.nonce())) {
            throw Token.unknown();
        }
        return origin;
    }

    /** The invite that this token was made for, in whatever state; unknown, forged and foreign look the same. */
    StoredInvite authentic(View view, Token token) {
        StoredInvite row = view.reader().invites().find(token.invite());
        if (row == null || !links.isAuthentic(token, row)) {
            throw Token.unknown();
        }
        return row;
    }

    /**
     * Refuses a link that no longer works, with the reason and no more.
     *
     * @param asker who asks, if signed in: they are told whether it was them who used it
     */
    static void requireGood(View view, Token token, StoredInvite row, @Nullable UserId asker) {
        requireNotEnded(row, asker);
        // A token under an earlier key may be made by who stole that key; only the key of the sending counts.
        if (!token.isOf(row.generation(), row.keyId())) {
            throw InviteState.linkReplaced();
        }
        requireOpen(view, row, asker);
    }

    /** Refuses an invite that is not open, whatever link of it is out. */
    static void requireOpen(View view, StoredInvite row, @Nullable UserId asker) {
        requireNotEnded(row, asker);
        if (InviteState.isExpired(row, view.now())) {
            throw InviteState.expired();
        }
    }

    private static void requireNotEnded(StoredInvite row, @Nullable UserId asker) {
        if (row.invite().status() == InviteStatus.ACCEPTED && asker != null) {
            throw InviteState.ended(row).with("by", asker.equals(row.invite().acceptedBy()) ? "you" : "another");
        }
        if (row.invite().status() != InviteStatus.PENDING) {
            throw InviteState.ended(row);
        }
    }

    static void requireTeamActive(View view) {
        if (view.team().status() == TeamStatus.SUSPENDED) {
            throw MusterException.of(Reason.TEAM_SUSPENDED, "the team is suspended; try again later");
        }
    }
}
