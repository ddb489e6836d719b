package dev.muster.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a bulk call.
 *
 * @param row the row's number
 * @param code what became of it
 * @param invite the invite that was sent, resent or revoked; for ALREADY_INVITED the open one; absent otherwise
 * @param reason why the rules refused it; absent if they did not
 * @param field which field is malformed, for INVALID
 * @param problem how it is malformed, for INVALID
 * @param message the same in words, for who sees to it; absent if all went well
 */
public record BulkResult(
        long row,
        Code code,
        @Nullable InviteId invite,
        MusterException.@Nullable Reason reason,
        @Nullable String field,
        InvalidValueException.@Nullable Code problem,
        @Nullable String message) {

    /** What can become of a row. In a dry run, what would. */
    public enum Code {
        /** The invite was sent, or made without mail if that was asked for. */
        SENT,
        /** The invite was sent again. */
        RESENT,
        /** The invite was taken back. */
        REVOKED,
        /** Somebody with this address is a member. */
        ALREADY_MEMBER,
        /** This address has an open invite. */
        ALREADY_INVITED,
        /** An earlier row of the same call has this address, or this invite. The earlier one counts, whatever became of it. */
        DUPLICATE_ROW,
        /** Malformed; field and problem say how. */
        INVALID,
        /** The actor may not give these roles, or one of them does not exist. */
        ROLE_NOT_GRANTABLE,
        /** All seats are taken. */
        NO_SEAT,
        /** A limit on sending is reached. */
        OVER_LIMIT,
        /** There is no such invite in this team. */
        NOT_FOUND,
        /** The invite has ended; the reason says how. */
        ENDED,
        /** Refused for the reason given. */
        REFUSED,
        /** Nothing known against this row, but another one of the same all-or-nothing call failed. */
        HELD_BACK;

        /** Whether the row did what was asked for. */
        public boolean isDone() {
            return this == SENT || this == RESENT || this == REVOKED;
        }
    }

    // Written out, as javac 17 forgets in a compact constructor which nested types may be null.
    public BulkResult(
            long row,
            Code code,
            @Nullable InviteId invite,
            MusterException.@Nullable Reason reason,
            @Nullable String field,
            InvalidValueException.@Nullable Code problem,
            @Nullable String message) {
        this.row = row;
        this.code = Objects.requireNonNull(code, "code");
        this.invite = invite;
        this.reason = reason;
        this.field = field;
        this.problem = problem;
        this.message = message;
    }
}
