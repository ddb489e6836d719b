package dev.muster.spi;

import dev.muster.model.Team;
import dev.muster.model.TeamId;
import org.jspecify.annotations.Nullable;

/** The row of the team that is being changed. */
public interface TeamStore {

    /** Which team has this slug, be it another one; null if none has. A read like any other. */
    @Nullable
    TeamId withSlug(String slug);

    /**
     * Adds the team.
     *
     * @throws Storage.TransientConflict here or at the commit, if the id or the slug is taken
     */
    void insert(Team team);

    /**
     * Writes name, slug, status, seats and attributes; rev and changedAt are the touch's.
     *
     * @throws Storage.TransientConflict here or at the commit, if the slug is taken
     */
    void update(Team team);

    /** Deletes everything of the team but its row and its history: members, invites, roles, answers, outbox. */
    void clear();
}
