package dev.muster.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A team in memory, and the short cut to it. */
class HeldTeamTest {

    private static final Rights SOME = Rights.of(new long[] {1});

    private final HeldTeam team = new HeldTeam(new TeamId(UUID.randomUUID()), new ReentrantLock());

    private void load(long rev, boolean whole) {
        team.put(new Load(1_000, 0, rev, true, whole, Map.of(UserId.of("ann"), SOME), null));
    }

    @Test
    @DisplayName("a team that is given up while a check puts it on the short cut is not left there")
    void givenUpMeanwhile() {
        NearTeams near = new NearTeams();
        near.add(team, 1);
        assertThat(near.find(team.id())).isSameAs(team);
        near.remove(team);

        team.kill();
        near.add(team, 1);
        assertThat(near.find(team.id())).isNull();
    }

    @Test
    @DisplayName("what this node does to members whom nobody asks about takes no memory, and is not answered from it")
    void changesTakeNoMemory() {
        for (boolean whole : new boolean[] {true, false}) {
            load(team.applied() + 1, whole);
            assertThat(team.find("ann")).isSameAs(SOME);
            for (int i = 0; i < 10_000; i++) {
                String user = "user " + i;
                team.changed(team.applied() + 1, List.of(user), 1_000);
                assertThat(team.find(user)).isNull();
            }
            assertThat(team.size()).isLessThan(1_000);
        }
    }
}
