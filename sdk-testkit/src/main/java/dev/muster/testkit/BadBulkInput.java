package dev.muster.testkit;

import static dev.muster.testkit.BadInput.NO_TEAM;

import dev.muster.InviteService;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkRow;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import java.util.Collections;
import java.util.List;

/** What may be wrong in bulk calls as a whole. What is wrong in a row is its answer. */
final class BadBulkInput {

    private static final String SEND = "InviteService.sendAll(Actor,TeamId,List,BulkOptions)";
    private static final String STREAM = "InviteService.sendAll(Actor,TeamId,Iterator,BulkOptions,Consumer)";
    private static final String RESEND = "InviteService.resendAll(Actor,TeamId,List,BulkOptions)";
    private static final String REVOKE = "InviteService.revokeAll(Actor,TeamId,List,BulkOptions)";

    private BadBulkInput() {}

    static void addTo(BadInput bad, InviteId open) {
        Scene on = bad.on;
        InviteService invites = on.muster.invites();
        BulkOptions all = BulkOptions.allOrNothing();
        List<NewInvite> people =
                Collections.nCopies(1_001, NewInvite.to("x@example.com").role("member"));
        List<InviteId> ids = Collections.nCopies(1_001, open);
        List<BulkRow> rows = people.stream().map(one -> BulkRow.of(1, one)).toList();
        bad.invalid(SEND, "rows", Code.TOO_MANY, () -> invites.sendAll(on.ann, on.id(), people, all));
        bad.invalid(
                STREAM, "rows", Code.TOO_MANY, () -> invites.sendAll(on.ann, on.id(), rows.iterator(), all, r -> {}));
        bad.invalid(RESEND, "rows", Code.TOO_MANY, () -> invites.resendAll(on.ann, on.id(), ids, all));
        bad.invalid(REVOKE, "rows", Code.TOO_MANY, () -> invites.revokeAll(on.ann, on.id(), ids, all));
        BulkOptions each = BulkOptions.bestEffort();
        Reason unknown = Reason.TEAM_NOT_FOUND;
        bad.refused(SEND, unknown, () -> invites.sendAll(on.ann, NO_TEAM, people, each));
        bad.refused(STREAM, unknown, () -> invites.sendAll(on.ann, NO_TEAM, rows.iterator(), each, r -> {}));
        bad.refused(RESEND, unknown, () -> invites.resendAll(on.ann, NO_TEAM, ids, each));
        bad.refused(REVOKE, unknown, () -> invites.revokeAll(on.ann, NO_TEAM, ids, each));
    }
}
