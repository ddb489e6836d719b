package dev.muster.benchmarks.access;

import dev.muster.model.Permission;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;

/** Answers the question in its own way. */
interface Contestant {

    boolean can(UserId user, TeamId team, Permission permission);
}
