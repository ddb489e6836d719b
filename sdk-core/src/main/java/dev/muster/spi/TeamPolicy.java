package dev.muster.spi;

import dev.muster.model.TeamEvent;
import java.util.Optional;

/**
 * A rule of the host's own, on top of Muster's. It is asked about each event of a change after all of Muster's own
 * refusals and before anything is written, while other changes of the same team wait: answer from the event and from
 * memory, without network or database, and never call Muster from it.
 */
@FunctionalInterface
public interface TeamPolicy {

    /**
     * Judges what is about to happen.
     *
     * @return why not, for the developer and perhaps the user; empty to let it pass. An exception fails the whole change
     */
    Optional<String> veto(TeamEvent event);
}
