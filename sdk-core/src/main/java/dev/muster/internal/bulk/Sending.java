package dev.muster.internal.bulk;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.invite.SendInvite;
import dev.muster.internal.invite.SendingLimits;
import dev.muster.internal.rules.Operation;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.BulkRow;
import dev.muster.model.EmailAddress;
import dev.muster.model.InvalidValueException;
import dev.muster.model.InviteId;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends an invite for each row. */
public final class Sending implements Work<BulkRow> {

    private final SendInvite send;

    private Sending(SendInvite send) {
        this.send = send;
    }

    public static Bulk<BulkRow> through(Gate gate, SendInvite send, SendingLimits limits) {
        return new Bulk<>(gate, limits, new Sending(send));
    }

    @Override
    public Code done() {
        return Code.SENT;
    }

    @Override
    public void require(View view) {
        view.require(Operation.SEND_INVITE);
    }

    @Override
    public long number(BulkRow row) {
        return row.number();
    }

    @Override
    public @Nullable String subject(BulkRow row) {
        NewInvite invite = row.invite();
        return invite == null ? null : invite.email().key();
    }

    @Override
    public void digest(BulkRow row, Digest digest) {
        NewInvite invite = row.invite();
        if (invite == null) {
            digest.field(row.problem());
            return;
        }
        digest.field(invite.email().value())
                .field(invite.name())
                .field(invite.location())
                .field(invite.message())
                .field(invite.locale() == null ? null : invite.locale().toLanguageTag())
                .field(invite.expiresIn())
                .field(invite.linkOnly())
                .field(invite.ifPending());
        digest.field(invite.roles().size());
        for (NewGrant grant : invite.roles()) {
            digest.field(grant.role()).field(grant.until()).field(grant.forGood());
        }
        Map<String, String> attributes = invite.attributes();
        digest.field(attributes == null ? null : attributes.size());
        if (attributes != null) {
            new TreeMap<>(attributes).forEach((key, value) -> digest.field(key).field(value));
        }
    }

    @Override
    public void fetch(View view, List<BulkRow> rows) {
        Set<EmailAddress> emails = new HashSet<>();
        for (BulkRow row : rows) {
            NewInvite invite = row.invite();
            if (invite != null) {
                emails.add(invite.email());
            }
        }
        view.fetchAddresses(emails);
    }

    @Override
    public boolean isCounted() {
        return true;
    }

    @Override
    public void fetchRecipients(View view, List<BulkRow> rows) {
        // they stand in the rows
    }

    @Override
    public @Nullable EmailAddress recipient(View view, BulkRow row) {
        return send.recipient(invite(row));
    }

    @Override
    public InviteId decide(Change change, BulkRow row) {
        return send.decide(change, invite(row)).id();
    }

    private static NewInvite invite(BulkRow row) {
        InvalidValueException problem = row.problem();
        if (problem != null) {
            throw problem;
        }
        return Objects.requireNonNull(row.invite(), "invite");
    }
}
