package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.link.Token;
import dev.muster.model.EventType;
import dev.muster.model.InvitePreview;
import dev.muster.model.InviteStatus;
import dev.muster.spi.InviteReads.Origin;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;

/** The holder of the link says no. */
public final class DeclineInvite {

    private final Gate gate;
    private final LinkCheck check;

    public DeclineInvite(Gate gate, LinkCheck check) {
        this.gate = gate;
        this.check = check;
    }

    public InvitePreview decline(String token) {
        Token parsed = Token.parse(token);
        Origin origin = check.requireAuthentic(gate, parsed);
        ReadAhead ahead = ReadAhead.NOTHING.andActor(origin.invitedBy());
        return gate.changeByLink(parsed.team(), parsed.invite(), ahead, Token::unknown, change -> {
            StoredInvite row = check.authentic(change, parsed);
            LinkCheck.requireGood(change, parsed, row, null);
            return decide(change, row, false);
        });
    }

    /** @param invited whether it is known to be the invited person who declines, and not just who holds the link */
    static InvitePreview decide(Change change, StoredInvite row, boolean invited) {
        StoredInvite ended = InviteDraft.of(row)
                .ended(InviteStatus.DECLINED, null, change.now())
                .at(change.rev());
        change.write(tx -> tx.invites().update(ended));
        Diff diff = new Diff().field("status", row.invite().status(), InviteStatus.DECLINED);
        change.event(EventType.INVITE_DECLINED, ended.invite(), diff);
        return PreviewInvite.shown(change, row, invited);
    }
}
