package dev.muster.spi;

import dev.muster.model.EventType;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history of one team, to be read. It outlives the team. */
public interface HistoryReads {

    /** Whether this change was committed. */
    boolean contains(UUID change);

    /**
     * Events, the newest first: by rev, then by seq, both descending.
     *
     * @param user only what concerns them; null for all
     * @param type only these; null for all
     * @param before where to begin, itself left out; null for the newest
     */
    List<TeamEvent> newest(@Nullable UserId user, @Nullable EventType type, @Nullable EventKey before, int limit);

    /** A place in the history. */
    record EventKey(long rev, int seq) {}
}
