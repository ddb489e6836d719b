package dev.muster.internal.invite;

import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.link.Token;
import dev.muster.model.Invite;
import dev.muster.model.InvitePreview;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.StoredInvite;
import org.jspecify.annotations.Nullable;

/** Shows the holder of a good link what it is for. Nothing is changed, however often they look. */
public final class PreviewInvite {

    private final Gate gate;
    private final LinkCheck check;

    public PreviewInvite(Gate gate, LinkCheck check) {
        this.gate = gate;
        this.check = check;
    }

    /** @param viewer who looks, if signed in; somebody else than the invited one is told so */
    public InvitePreview preview(String token, @Nullable VerifiedUser viewer) {
        Token parsed = Token.parse(token);
        InvitePreview preview = gate.peek(parsed.team(), view -> {
            StoredInvite row = check.authentic(view, parsed);
            LinkCheck.requireGood(view, parsed, row, viewer == null ? null : viewer.id());
            LinkCheck.requireTeamActive(view);
            if (viewer != null) {
                AcceptInvite.requireAddressOf(viewer, row.invite());
            }
            return shown(view, row, viewer != null);
        });
        if (preview == null) {
            throw Token.unknown();
        }
        return preview;
    }

    static InvitePreview shown(View view, StoredInvite row, boolean invited) {
        Invite invite = row.invite();
        return new InvitePreview(
                invite.team(),
                view.team().name(),
                invite.id(),
                view.nameOf(invite.invitedBy()),
                invited ? invite.email().value() : invite.email().masked(),
                invite.name(),
                invite.roles().stream()
                        .map(grant -> view.roles().nameOf(grant.role()))
                        .toList(),
                invite.message(),
                invite.expiresAt(),
                row.mailboxOnly());
    }
}
