package dev.muster.internal.access;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one member may do: a bit for each declared permission, until a moment, and what they may do from then on.
 * Immutable, and shared by all who may do the same.
 */
public final class Rights {

    static final long FOREVER = Long.MAX_VALUE;

    /** Of who is not in the team. */
    static final Rights OUTSIDE = new Rights(false, new long[1], FOREVER, null);

    private final boolean inTeam;
    /** The first 64 bits, which is all that most catalogues have, without a further object. */
    private final long first;

    private final long @Nullable [] all;
    private final long until;
    private final @Nullable Rights then;

    private Rights(boolean inTeam, long[] words, long until, @Nullable Rights then) {
        this.inTeam = inTeam;
        this.first = words[0];
        this.all = words.length == 1 ? null : words;
        this.until = until;
        this.then = then;
    }

    /** Of a member, for good. */
    static Rights of(long[] words) {
        return new Rights(true, words, FOREVER, null);
    }

    /** Of a member, until that moment in milliseconds since 1970, itself left out. */
    static Rights until(long end, long[] words, Rights then) {
        return new Rights(true, words, end, then);
    }

    public boolean isInTeam() {
        return inTeam;
    }

    /** Whether no clock need be asked. */
    boolean isForGood() {
        return until == FOREVER;
    }

    /** What is left of it at that moment. */
    Rights at(long now) {
        Rights rights = this;
        while (rights.then != null && now >= rights.until) {
            rights = rights.then;
        }
        return rights;
    }

    boolean has(int bit) {
        if (bit < Long.SIZE) {
            return bit >= 0 && (first >>> bit & 1) != 0;
        }
        return all != null && (all[bit / Long.SIZE] >>> bit & 1) != 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rights rights
                && inTeam == rights.inTeam
                && first == rights.first
                && Arrays.equals(all, rights.all)
                && until == rights.until
                && (then == null ? rights.then == null : then.equals(rights.then));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first) * 31 + Arrays.hashCode(all) + Long.hashCode(until);
    }
}
