package dev.muster.spi;

import dev.muster.model.TeamEvent;

/**
 * Hears of each event after its commit, on the thread that made the change, in order. It cannot change the outcome: an
 * exception is logged and goes no further. What must not be missed in a crash is read from the history instead.
 */
@FunctionalInterface
public interface TeamListener {

    void on(TeamEvent event);
}
