package dev.muster.internal.change;

import dev.muster.model.Actor;
import dev.muster.model.MusterException;
import dev.muster.model.TeamId;
import dev.muster.spi.Scanner;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has fallen due in teams, done team by team, and in each of them a chunk at a time until nothing of it is left. */
public final class DueWork {

    /** How much one change does, and how many teams one scan finds. */
    public static final int CHUNK = 100;

    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);

    private final Gate gate;
    private final Actor actor;
    private final Find find;
    private final Function<Change, Integer> chunk;

    /**
     * @param actor whose reason says what it is
     * @param chunk does a chunk and answers how much it was; 0 if there is none
     */
    public DueWork(Gate gate, Actor actor, Find find, Function<Change, Integer> chunk) {
        this.gate = gate;
        this.actor = actor;
        this.find = find;
        this.chunk = chunk;
    }

    /** Finds teams that have some, in the order of the scan. */
    public interface Find {
        List<TeamId> teams(Scanner scanner, Instant now, @Nullable TeamId after, int limit);
    }

    /** Answers how much it did. */
    public int run() {
        int done = 0;
        TeamId after = null;
        List<TeamId> teams;
        do {
            TeamId from = after;
            Instant now = gate.now();
            teams = gate.scan(scanner -> find.teams(scanner, now, from, CHUNK));
            for (TeamId team : teams) {
                done += run(team);
                after = team;
            }
        } while (teams.size() == CHUNK);
        return done;
    }

    /** A team that fails is not in the way of the others. */
    private int run(TeamId team) {
        int done = 0;
        try {
            int some;
            do {
                some = gate.change(actor, team, chunk);
                done += some;
            } while (some > 0);
        } catch (RuntimeException e) {
            boolean gone = e instanceof MusterException refusal && refusal.kind() == MusterException.Kind.NOT_FOUND;
            if (!gone) { // it may have gone after it was found
                LOG.error("Due work ({}) of team {} could not be done; the next round tries again", actor, team, e);
            }
        }
        return done;
    }
}
