package dev.muster.jdbc;

import dev.muster.model.TeamId;

/** A change writes to its own team alone. */
final class Own {

    private Own() {}

    static void require(TeamId changed, TeamId rowOf) {
        if (!rowOf.equals(changed)) {
            throw new IllegalArgumentException(
                    "A change writes to its own team alone, and this row is of another one.");
        }
    }
}
