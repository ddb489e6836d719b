package dev.muster.internal.bulk;

import dev.muster.internal.change.View;
import dev.muster.internal.rules.Operation;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.InviteId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Work on invites that are there. */
abstract class ById implements Work<NumberedId> {

    private final Code done;
    private final Operation own;
    private final Operation others;

    ById(Code done, Operation own, Operation others) {
        this.done = done;
        this.own = own;
        this.others = others;
    }

    @Override
    public final Code done() {
        return done;
    }

    @Override
    public final void require(View view) {
        if (!view.standing().may(others)) {
            view.require(own);
        }
    }

    @Override
    public final long number(NumberedId row) {
        return row.number();
    }

    @Override
    public final String subject(NumberedId row) {
        return row.id().toString();
    }

    @Override
    public final void digest(NumberedId row, Digest digest) {
        digest.field(row.id());
    }

    @Override
    public void fetch(View view, List<NumberedId> rows) {
        Set<InviteId> ids = rows.stream().map(NumberedId::id).collect(Collectors.toSet());
        view.fetchInvites(ids);
    }
}
