package dev.muster.model;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A row of a bulk send: an invite, or what is wrong with the text that should have become one, so that one bad row does
 * not stop the others: {@code BulkRow.read(7, () -> NewInvite.to(cell).role("member"))}. Immutable.
 */
public final class BulkRow {

    private final long number;
    private final @Nullable NewInvite invite;
    private final @Nullable InvalidValueException problem;

    private BulkRow(long number, @Nullable NewInvite invite, @Nullable InvalidValueException problem) {
        this.number = number;
        this.invite = invite;
        this.problem = problem;
    }

    /** @param number which row, as its answer will name it: its line in a file, or its place in a list counted from 1 */
    public static BulkRow of(long number, NewInvite invite) {
        return new BulkRow(number, Objects.requireNonNull(invite, "invite"), null);
    }

    /** A row that cannot be an invite, for this reason. */
    public static BulkRow invalid(long number, InvalidValueException problem) {
        return new BulkRow(number, null, Objects.requireNonNull(problem, "problem"));
    }

    /** Makes the invite, and keeps what is wrong if that fails. */
    public static BulkRow read(long number, Supplier<NewInvite> invite) {
        Objects.requireNonNull(invite, "invite");
        try {
            return of(number, invite.get());
        } catch (InvalidValueException problem) {
            return invalid(number, problem);
        }
    }

    /** Which row. */
    public long number() {
        return number;
    }

    /** The invite; absent if it could not be made. */
    public @Nullable NewInvite invite() {
        return invite;
    }

    /** Why it could not be made; absent if it could. */
    public @Nullable InvalidValueException problem() {
        return problem;
    }

    @Override
    public String toString() {
        return "row " + number + ": " + (invite == null ? problem : invite);
    }
}
