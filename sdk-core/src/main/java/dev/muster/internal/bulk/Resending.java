package dev.muster.internal.bulk;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.invite.ResendInvite;
import dev.muster.internal.invite.SendingLimits;
import dev.muster.internal.rules.Operation;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.spi.StoredInvite;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sends each of these invites again. */
public final class Resending extends ById {

    private final ResendInvite resend;

    private Resending(ResendInvite resend) {
        super(Code.RESENT, Operation.HANDLE_OWN_INVITE, Operation.HANDLE_INVITE);
        this.resend = resend;
    }

    public static Bulk<NumberedId> through(Gate gate, ResendInvite resend, SendingLimits limits) {
        return new Bulk<>(gate, limits, new Resending(resend));
    }

    @Override
    public void fetch(View view, List<NumberedId> rows) {
        super.fetch(view, rows);
        Set<EmailAddress> emails = new HashSet<>();
        for (NumberedId row : rows) {
            StoredInvite invite = view.invite(row.id());
            if (invite != null) {
                emails.add(invite.invite().email());
            }
        }
        view.fetchAddresses(emails);
    }

    @Override
    public boolean isCounted() {
        return true;
    }

    @Override
    public void fetchRecipients(View view, List<NumberedId> rows) {
        super.fetch(view, rows);
    }

    @Override
    public EmailAddress recipient(View view, NumberedId row) {
        return resend.recipient(view, row.id());
    }

    @Override
    public InviteId decide(Change change, NumberedId row) {
        return resend.decide(change, row.id()).id();
    }
}
