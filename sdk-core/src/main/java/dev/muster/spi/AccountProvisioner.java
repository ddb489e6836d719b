package dev.muster.spi;

import dev.muster.model.Invite;
import dev.muster.model.Person;

/**
 * Sets up the host's account for who accepts an invite from its link. It runs inside the change, after all of Muster's
 * refusals, so that account and membership are one commit if the host's rows are written in the same transaction. No
 * network, and never call Muster from it.
 */
@FunctionalInterface
public interface AccountProvisioner {

    /**
     * Makes the account, or finds the one that has this address. An exception fails the whole accept and leaves the
     * invite pending.
     *
     * @return the person as the host knows them from now on
     */
    Person provision(Invite invite);
}
