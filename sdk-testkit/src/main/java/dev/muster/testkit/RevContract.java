package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.TeamId;
import dev.muster.spi.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a cache of teams relies on: which rev they are at, and whether what was read is committed. */
interface RevContract extends ContractPart {

    private static Map<TeamId, Long> revs(Bench on, Collection<TeamId> teams) {
        return on.storage().<Map<TeamId, Long>>scan(scanner -> scanner.revs(teams));
    }

    @Test
    @DisplayName("the revs of many teams are told at once: committed ones, tombstones too, and none of unknown teams")
    default void revsOfTeams() {
        Bench on = new Bench(this);
        TeamId fresh = on.newTeam();
        TeamId changed = on.newTeam();
        on.change(changed, tx -> tx.teams().update(Sample.team(changed, "Changed", null)));
        TeamId deleted = on.newTeam();
        on.change(deleted, tx -> {
            tx.teams().clear();
            tx.teams().update(Sample.team(deleted).tombstone());
        });
        List<TeamId> asked = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            asked.add(Sample.teamId());
        }
        asked.add(0, fresh);
        asked.add(700, changed);
        asked.add(deleted);

        assertThat(revs(on, asked)).containsExactlyInAnyOrderEntriesOf(Map.of(fresh, 1L, changed, 2L, deleted, 2L));
        assertThat(revs(on, List.of())).isEmpty();
        assertThat(revs(on, List.of(Sample.teamId()))).isEmpty();
        assertThat(revs(on, List.of(changed))).containsEntry(changed, on.rev(changed));
    }

    @Test
    @DisplayName("what is read outside a change is committed, what is read inside one is not yet")
    default void committed() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        assertThat(on.<Boolean>read(team, Reader::committed)).isTrue();
        assertThat(on.<Boolean>read(Sample.teamId(), Reader::committed)).isTrue();
        assertThat(on.<Boolean>decide(team, Reader::committed)).isFalse();
    }
}
