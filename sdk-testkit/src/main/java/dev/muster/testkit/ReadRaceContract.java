package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.EventType;
import dev.muster.model.Member;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import dev.muster.spi.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reads while others change. */
interface ReadRaceContract extends ContractPart {

    @Test
    @DisplayName("a reader never sees half a change")
    default void noHalfChange() throws Exception {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        Member ann = Sample.member(team, "Ann").rev(2);
        Member ben = Sample.member(team, "Ben").rev(2);
        on.insert(ann, ben);
        AtomicBoolean over = new AtomicBoolean();
        Callable<Boolean> writes = () -> {
            try {
                for (int i = 0; i < 10 * Race.rounds(); i++) {
                    on.insist(team, tx -> {
                        long rev = Objects.requireNonNull(tx.team()).rev();
                        tx.members().update(ann.rev(rev));
                        tx.members().update(ben.rev(rev));
                        tx.history().append(List.of(Sample.event(team, rev, 0, EventType.PERSON_UPDATED, ann.user())));
                        return true;
                    });
                }
                return true;
            } finally {
                over.set(true);
            }
        };
        Callable<Boolean> reads = () -> {
            while (!over.get()) {
                List<Long> revs = on.read(
                        team,
                        r -> List.of(
                                Objects.requireNonNull(r.members().find(ann.user()))
                                        .rev(),
                                Objects.requireNonNull(r.team()).rev(),
                                Objects.requireNonNull(r.members().find(ben.user()))
                                        .rev()));
                assertThat(Set.copyOf(revs)).as("revs of one moment").hasSize(1);
            }
            return true;
        };
        assertThat(Race.together(List.of(writes, reads, reads))).containsOnly(true);
    }

    @Test
    @DisplayName("an answer across teams is of one moment")
    default void scanOfOneMoment() throws Exception {
        Bench on = new Bench(this);
        Person ann = Person.of(Sample.userId(), Sample.email());
        List<TeamId> teams = List.of(on.newTeam(), on.newTeam());
        for (TeamId team : teams) {
            on.insert(Sample.member(team, ann, Sample.MEMBER).rev(0));
        }
        AtomicBoolean over = new AtomicBoolean();
        Callable<Boolean> writes = () -> {
            try {
                for (int i = 1; i <= 10 * Race.rounds(); i++) {
                    Member member =
                            Sample.member(teams.get(0), ann, Sample.MEMBER).rev(i);
                    Member then =
                            Sample.member(teams.get(1), ann, Sample.MEMBER).rev(i);
                    on.insist(teams.get(0), tx -> update(tx, member));
                    on.insist(teams.get(1), tx -> update(tx, then));
                }
                return true;
            } finally {
                over.set(true);
            }
        };
        Callable<Boolean> reads = () -> {
            while (!over.get()) {
                Map<TeamId, Long> revs = new HashMap<>();
                on.teamsOf(ann.id())
                        .forEach(one -> revs.put(one.team().id(), one.member().rev()));
                long first = Objects.requireNonNull(revs.get(teams.get(0)));
                long second = Objects.requireNonNull(revs.get(teams.get(1)));
                assertThat(first - second).as("the first team is written first").isBetween(0L, 1L);
            }
            return true;
        };
        assertThat(Race.together(List.of(writes, reads, reads))).containsOnly(true);
    }

    private static boolean update(Transaction tx, Member member) {
        tx.members().update(member);
        return true;
    }
}
