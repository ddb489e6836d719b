package dev.muster.spi;

import dev.muster.model.TeamEvent;
import java.util.List;

/** The history of the team that is being changed. */
public interface HistoryStore extends HistoryReads {

    /** Adds the events of this change, in the order of their seq. */
    void append(List<TeamEvent> events);
}
