package dev.muster.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.spi.Storage;
import dev.muster.testkit.Invariants;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A change that somebody was told has happened.
 *
 * @param change the change's id
 */
record Acknowledged(TeamId team, long rev, int seq, String change) {

    static Acknowledged of(TeamEvent event) {
        return new Acknowledged(
                event.team(), event.rev(), event.seq(), event.change().toString());
    }

    String line() {
        return team + " " + rev + " " + seq + " " + change;
    }

    static Acknowledged parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Acknowledged(TeamId.of(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]), parts[3]);
    }

    /** All of them are there for good, and their teams are as teams have to be. */
    static void check(Storage storage, List<Acknowledged> changes) {
        Set<TeamId> teams = changes.stream().map(Acknowledged::team).collect(Collectors.toSet());
        Set<Acknowledged> kept = new HashSet<>();
        for (TeamId team : teams) {
            storage.<List<TeamEvent>>read(team, reader -> reader.history().newest(null, null, null, 100_000))
                    .forEach(event -> kept.add(of(event)));
        }
        assertThat(kept).as("changes that are kept").containsAll(changes);
        for (TeamId team : teams) {
            Invariants.check(storage, team, Instant.now());
        }
    }
}
