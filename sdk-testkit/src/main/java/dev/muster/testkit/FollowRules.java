package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.Limits;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewMember;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A node that was started follows what others change, and holds no more than it may. */
interface FollowRules extends RulesPart {

    @Test
    @DisplayName("what another node changes is heard of before anything is too old, also after revs could not be read")
    default void followed() {
        WatchedStorage storage = new WatchedStorage(subject());
        Scene on = Scene.on(storage);
        UserId ben = Scene.idOf(on.joined("ben", "success"));
        Limits limits = Limits.builder().accessStaleness(Duration.ofSeconds(1)).build();
        // The test's clock stands still, so that nothing gets old: only the follower can know.
        try (Muster node = on.another(builder -> builder.limits(limits)).start()) {
            for (String role : List.of("member", "success", "member")) {
                boolean was = node.access().can(ben, on.id(), AccessRules.READ);
                assertThat(was).isNotEqualTo(role.equals("success"));
                storage.scansFail(true);
                storage.awaitScans(2);
                on.muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().roles(role));
                assertThat(node.access().can(ben, on.id(), AccessRules.READ)).isEqualTo(was);
                storage.scansFail(false);
                while (node.access().can(ben, on.id(), AccessRules.READ) == was) {
                    storage.awaitScans(1);
                }
            }
        }
    }

    @Test
    @DisplayName("of more teams than there is room for, only those that fit are held, and which are not is read again")
    default void room() {
        WatchedStorage storage = new WatchedStorage(subject());
        Scene on = withRoomFor60(storage);
        UserId ben = Scene.user("ben");
        List<TeamId> teams = teams(on, 40);
        teams.forEach(
                team -> on.muster.members().addMember(Scene.SYSTEM, team, NewMember.of(Scene.person(ben), "success")));
        teams.forEach(team ->
                assertThat(on.muster.access().can(ben, team, AccessRules.READ)).isTrue());
        int before = storage.reads();
        teams.forEach(team ->
                assertThat(on.muster.access().can(ben, team, AccessRules.READ)).isTrue());
        // Each has two members, and takes as much as four more by itself.
        assertThat(storage.reads() - before).isBetween(40 - 60 / 6, 40);
    }

    @Test
    @DisplayName("who joins a team that is held takes room, too")
    default void roomOfJoiners() {
        WatchedStorage storage = new WatchedStorage(subject());
        Scene on = withRoomFor60(storage);
        UserId ben = Scene.user("ben");
        List<TeamId> teams = teams(on, 8);
        for (TeamId team : teams) {
            assertThat(on.muster.access().can(ben, team, AccessRules.READ)).isFalse();
        }
        for (TeamId team : teams) {
            for (int i = 0; i < 11; i++) {
                UserId user = Scene.user("m" + i);
                on.muster.members().addMember(Scene.SYSTEM, team, NewMember.of(Scene.person(user), "success"));
            }
        }
        int before = storage.reads();
        for (TeamId team : teams) {
            assertThat(on.muster.access().can(ben, team, AccessRules.READ)).isFalse();
        }
        // Each has twelve members by now, and takes as much as four more by itself.
        assertThat(storage.reads() - before).isBetween(8 - 60 / 16, 8);
    }

    private static Scene withRoomFor60(WatchedStorage storage) {
        Limits limits = Limits.builder().accessMemberships(60).build();
        return Scene.on(storage, builder -> builder.limits(limits));
    }

    private static List<TeamId> teams(Scene on, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> on.another("Team " + i).id())
                .toList();
    }
}
