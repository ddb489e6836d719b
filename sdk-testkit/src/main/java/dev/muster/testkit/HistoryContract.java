package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.EventType;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.HistoryReads.EventKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The history of a team. */
interface HistoryContract extends ContractPart {

    @Test
    @DisplayName("events come back as they were appended, with and without optional fields, the newest first")
    default void eventsComeBack() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        UUID change = UUID.randomUUID();
        TeamEvent plain = Sample.event(team, 2, 0, EventType.TEAM_EDITED, null);
        TeamEvent full = Sample.fullEvent(team, 3, 0, change);
        TeamEvent second = Sample.fullEvent(team, 3, 1, change);
        on.append(team, plain);
        on.append(team, full, second);
        assertThat(on.history(team)).containsExactly(second, full, plain);
    }

    @Test
    @DisplayName("a committed change is known by its id, in its own team alone")
    default void contains() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        TeamEvent event = Sample.event(team, 2, 0, EventType.TEAM_EDITED, null);
        on.append(team, event);
        assertThat(contains(on, team, event.change())).isTrue();
        assertThat(contains(on, team, UUID.randomUUID())).isFalse();
        assertThat(contains(on, on.newTeam(), event.change())).isFalse();
        assertThat(on.<Boolean>decide(team, tx -> tx.history().contains(event.change())))
                .as("from within a change, which waits for the one before")
                .isTrue();
    }

    private static boolean contains(Bench on, TeamId team, UUID change) {
        return on.<Boolean>read(team, r -> r.history().contains(change));
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    @Label("the pages of a history hold every event once, for every user and type, the newest first")
    default void pagesHoldEveryEventOnce(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 4) Integer> eventsOfChanges,
            @ForAll @IntRange(min = 1, max = 5) int limit) {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        UserId ann = UserId.of("ann");
        UserId louder = UserId.of("Ann");
        EventType[] types = {EventType.MEMBER_EDITED, EventType.INVITE_SENT, EventType.MEMBER_REMOVED};
        @Nullable UserId[] users = {ann, null, louder, ann};
        List<TeamEvent> newestFirst = new ArrayList<>();
        long rev = 1;
        for (int events : eventsOfChanges) {
            rev++;
            List<TeamEvent> change = new ArrayList<>();
            for (int seq = 0; seq < events; seq++) {
                int n = newestFirst.size();
                change.add(Sample.event(team, rev, seq, types[n % types.length], users[n % users.length]));
                newestFirst.add(0, change.get(seq));
            }
            on.append(team, change.toArray(TeamEvent[]::new));
        }
        for (@Nullable UserId user : new @Nullable UserId[] {null, ann, louder, UserId.of("ANN")}) {
            for (@Nullable
            EventType type : new @Nullable EventType[] {null, types[0], types[1], EventType.TEAM_CREATED}) {
                assertThat(Bench.<TeamEvent>pages(
                                limit,
                                last -> on.<List<TeamEvent>>read(
                                        team, r -> r.history().newest(user, type, key(last), limit))))
                        .as("user %s, type %s", user, type)
                        .containsExactlyElementsOf(newestFirst.stream()
                                .filter(event -> user == null || user.equals(event.user()))
                                .filter(event -> type == null || type == event.type())
                                .toList());
            }
        }
    }

    private static @Nullable EventKey key(@Nullable TeamEvent last) {
        return last == null ? null : new EventKey(last.rev(), last.seq());
    }
}
