package dev.muster.spi;

import java.util.List;

/** The roles of one team's own, to be read. */
public interface RoleReads {

    /**
     * All of them, retired ones too, in any order. Every change and many reads ask for them and most teams have none: a
     * storage should know that from what it has read of the team already.
     */
    List<StoredRole> all();
}
