package dev.muster.internal.bulk;

import dev.muster.model.BulkResult;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.InvalidValueException;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException;
import org.jspecify.annotations.Nullable;

/** What to answer to a row. */
final class Answer {

    private Answer() {}

    static BulkResult done(long row, Code code, @Nullable InviteId invite) {
        return new BulkResult(row, code, invite, null, null, null, null);
    }

    static BulkResult invalid(long row, InvalidValueException problem) {
        return new BulkResult(row, Code.INVALID, null, null, problem.field(), problem.code(), problem.getMessage());
    }

    static BulkResult duplicate(long row) {
        return new BulkResult(
                row, Code.DUPLICATE_ROW, null, null, null, null, "an earlier row is for the same; that one counts");
    }

    static BulkResult heldBack(long row) {
        return new BulkResult(
                row, Code.HELD_BACK, null, null, null, null, "nothing known against this row, but another one failed");
    }

    static BulkResult refused(long row, MusterException refusal) {
        String open = refusal.details().get("invite");
        return new BulkResult(
                row,
                code(refusal.reason()),
                open == null ? null : InviteId.of(open),
                refusal.reason(),
                null,
                null,
                refusal.getMessage());
    }

    private static Code code(MusterException.Reason reason) {
        return switch (reason) {
            case ALREADY_MEMBER -> Code.ALREADY_MEMBER;
            case ALREADY_INVITED -> Code.ALREADY_INVITED;
            case CEILING_EXCEEDED, OWNER_ONLY, ROLE_NOT_FOUND, ROLE_RETIRED -> Code.ROLE_NOT_GRANTABLE;
            case SEATS_EXHAUSTED -> Code.NO_SEAT;
            case INVITE_NOT_FOUND -> Code.NOT_FOUND;
            default ->
                switch (reason.kind()) {
                    case LIMITED -> Code.OVER_LIMIT;
                    case GONE -> Code.ENDED;
                    case NOT_FOUND, FORBIDDEN, CONFLICT -> Code.REFUSED;
                };
        };
    }
}
