package dev.muster.internal.bulk;

import dev.muster.model.InviteId;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** An invite of a bulk call, and its place in the list, counted from 1. */
public record NumberedId(long number, InviteId id) {

    public NumberedId {
        Objects.requireNonNull(id, "invite");
    }

    public static Iterator<NumberedId> all(List<InviteId> ids) {
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new NumberedId(i + 1L, ids.get(i)))
                .iterator();
    }
}
