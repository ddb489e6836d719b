package dev.muster.benchmarks;

import java.sql.SQLException;

/** A way to send and accept invites. Used by many threads at once. */
interface Contestant {

    String name();

    /** Sends an invite to an address that no other call names. */
    void send(int team, String address) throws SQLException;

    /** Accepts the invite that was sent to this address by this way of sending. */
    void accept(int team, String address) throws SQLException;

    /** What is to be done between sending and accepting, unmeasured. */
    default void deliver() {}
}
