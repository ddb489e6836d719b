package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.link.Token;
import dev.muster.model.EventType;
import dev.muster.model.InvitePreview;
import dev.muster.model.InviteStatus;
import dev.muster.model.UserId;
import dev.muster.spi.InviteReads.Origin;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;
import org.jspecify.annotations.Nullable;

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
            return decide(change, row, null);
        });
    }

    /** @param user who declines, if they are known to be who is invited, and do not just hold the link */
    static InvitePreview decide(Change change, StoredInvite row, @Nullable UserId user) {
        StoredInvite ended = InviteDraft.of(row)
                .ended(InviteStatus.DECLINED, null, change.now())
                .at(change.rev());
        change.write(tx -> tx.invites().update(ended));
        Diff diff = new Diff().field("status", row.invite().status(), InviteStatus.DECLINED);
        change.event(EventType.INVITE_DECLINED, ended.invite(), user, diff);
        return PreviewInvite.shown(change, row, user != null);
    }
}
