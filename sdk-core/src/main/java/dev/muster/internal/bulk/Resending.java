package dev.muster.internal.bulk;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Gate;
import dev.muster.internal.invite.ResendInvite;
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

    public static Bulk<NumberedId> through(Gate gate, ResendInvite resend) {
        return new Bulk<>(gate, new Resending(resend));
    }

    @Override
    public void fetch(Change change, List<NumberedId> rows) {
        super.fetch(change, rows);
        Set<EmailAddress> emails = new HashSet<>();
        for (NumberedId row : rows) {
            StoredInvite invite = change.invite(row.id());
            if (invite != null) {
                emails.add(invite.invite().email());
            }
        }
        change.fetchAddresses(emails);
    }

    @Override
    public InviteId decide(Change change, NumberedId row) {
        return resend.decide(change, row.id()).id();
    }
}
