package dev.muster.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.ActorRef;
import dev.muster.model.EventType;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whose answers each kind of event may have changed. */
class TeamChangesTest {

    private static TeamEvent event(EventType type, @Nullable UserId user) {
        TeamId team = new TeamId(UUID.randomUUID());
        return new TeamEvent(
                UUID.randomUUID(),
                team,
                2,
                0,
                Instant.EPOCH,
                type,
                ActorRef.system("test"),
                user,
                null,
                null,
                null,
                List.of());
    }

    @Test
    @DisplayName("everybody's answers are given up for what may have changed them, and for nothing else")
    void everybody() {
        Set<EventType> types = Stream.of(EventType.values())
                .filter(type -> TeamChanges.users(List.of(event(type, null))) == null)
                .collect(Collectors.toSet());
        assertThat(types)
                .containsExactlyInAnyOrder(
                        EventType.TEAM_CREATED,
                        EventType.TEAM_SUSPENDED,
                        EventType.TEAM_RESUMED,
                        EventType.TEAM_DELETED,
                        EventType.MEMBER_ADDED,
                        EventType.MEMBER_JOINED,
                        EventType.MEMBER_EDITED,
                        EventType.MEMBER_SUSPENDED,
                        EventType.MEMBER_RESUMED,
                        EventType.MEMBER_REMOVED,
                        EventType.MEMBER_LEFT,
                        EventType.OWNERSHIP_TRANSFERRED,
                        EventType.PERSON_UPDATED,
                        EventType.PERSON_ERASED,
                        EventType.INVITE_ACCEPTED,
                        EventType.ROLE_EDITED,
                        EventType.ROLE_DELETED,
                        EventType.GRANT_ENDED);
    }

    @Test
    @DisplayName("an event about a user concerns that user alone, but for an erasure, which does not say who it was")
    void one() {
        UserId ben = UserId.of("ben");
        for (EventType type : EventType.values()) {
            assertThat(TeamChanges.users(List.of(event(type, ben))))
                    .as("%s", type)
                    .isEqualTo(type == EventType.PERSON_ERASED ? null : Set.of("ben"));
        }
    }
}
