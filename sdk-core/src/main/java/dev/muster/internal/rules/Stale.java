package dev.muster.internal.rules;

import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import org.jspecify.annotations.Nullable;

/** A lost update is refused where the caller said what they had seen. */
public final class Stale {

    private Stale() {}

    public static void refuse(@Nullable Long seen, long present) {
        if (seen != null && seen != present) {
            throw MusterException.of(Reason.STALE_REV, "somebody else changed it meanwhile; read it again")
                    .with("rev", present);
        }
    }
}
