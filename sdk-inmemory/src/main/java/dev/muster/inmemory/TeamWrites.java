package dev.muster.inmemory;

import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.spi.TeamStore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The row of the team that is being changed. */
final class TeamWrites implements TeamStore {

    private final Writes writes;
    private final Function<String, @Nullable TeamId> slugs;

    TeamWrites(Writes writes, Function<String, @Nullable TeamId> slugs) {
        this.writes = writes;
        this.slugs = slugs;
    }

    @Override
    public @Nullable TeamId withSlug(String slug) {
        writes.scope().read();
        return slugs.apply(slug);
    }

    @Override
    public void insert(Team team) {
        writes.add(team.id(), draft -> draft.insertTeam(team));
    }

    @Override
    public void update(Team team) {
        writes.add(team.id(), draft -> draft.updateTeam(team));
    }

    @Override
    public void clear() {
        writes.add(writes.team(), Draft::clear);
    }
}
