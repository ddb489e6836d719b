package dev.muster.spi;

import dev.muster.model.Invite;
import dev.muster.model.Person;

/**
 * Sets up the host's account for who accepts an invite from its link. It runs inside the change, after all refusals that
 * do not depend on its answer, so that account and membership are one commit if the host's rows are written in the same
 * transaction. Write them there: a policy may still refuse, and a change that lost a race is run again, each time with
 * the earlier rows rolled back. No network, and never call Muster from it.
 */
@FunctionalInterface
public interface AccountProvisioner {

    /**
     * Makes the account, or finds the one that has this address verified; one that somebody made with it but never
     * verified may not be theirs. An exception fails the whole accept and leaves the
     * invite pending.
     *
     * @return the person as the host knows them from now on; whatever their address, the member has the invited one
     */
    Person provision(Invite invite);
}
