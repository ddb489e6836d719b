package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.model.BulkOptions;
import dev.muster.model.EventType;
import dev.muster.model.InviteId;
import dev.muster.model.Limits;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.Permission;
import dev.muster.model.Person;
import dev.muster.model.StorageException;
import dev.muster.model.TeamEdit;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Answers come from memory, and are right all the same. */
interface AccessCacheRules extends RulesPart {

    Permission READ = AccessRules.READ;
    Duration BOUND = Limits.defaults().accessStaleness();

    private static Person person(UserId user) {
        return Scene.person(user);
    }

    private static List<UserId> fill(Scene on, int members) {
        List<UserId> users = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            UserId user = Scene.user("m" + i);
            on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(person(user), "success"));
            users.add(user);
        }
        return users;
    }

    @Test
    @DisplayName("what was asked before is not read again, nor are the others when one member was changed")
    default void readOnce() {
        WatchedStorage storage = new WatchedStorage(subject());
        Scene on = Scene.on(storage);
        List<UserId> users = fill(on, 3);
        assertThat(on.muster.access().can(users.get(0), on.id(), READ)).isTrue();
        int once = storage.reads();

        on.muster.members().edit(on.ann, on.id(), users.get(0), MemberEdit.of().roles("member"));
        on.muster.teams().edit(on.ann, on.id(), TeamEdit.of().name("Renamed"));
        for (UserId user : List.of(users.get(1), users.get(2), on.annId)) {
            assertThat(on.muster.access().can(user, on.id(), READ)).isTrue();
        }
        assertThat(on.muster.access().can(Scene.user("eve"), on.id(), READ)).isFalse();
        assertThat(storage.reads()).isEqualTo(once);
        assertThat(on.muster.access().can(users.get(0), on.id(), READ)).isFalse();
        assertThat(storage.reads()).isEqualTo(once + 1);
    }

    @Test
    @DisplayName(
            "who joins counts at once, also where it was known that they are not in the team, or that there is none")
    default void joins() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        assertThat(on.muster.access().can(ben, on.id(), READ)).isFalse();
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(person(ben), "success"));
        assertThat(on.muster.access().can(ben, on.id(), READ)).isTrue();
    }

    @Test
    @DisplayName("a big team is read member by member, and answers like a small one")
    default void bigTeam() {
        WatchedStorage storage = new WatchedStorage(subject());
        Scene on = Scene.on(storage);
        List<UserId> users = fill(on, 205);
        UserId eve = Scene.user("eve");
        for (UserId user : users) {
            assertThat(on.muster.access().can(user, on.id(), READ)).isTrue();
        }
        assertThat(on.muster.access().can(eve, on.id(), READ)).isFalse();
        int all = storage.reads();
        UserId changed = users.get(100);
        on.muster.members().remove(on.ann, on.id(), changed);
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(person(eve), "success"));
        for (UserId user : users) {
            assertThat(on.muster.access().can(user, on.id(), READ)).isEqualTo(!user.equals(changed));
        }
        assertThat(on.muster.access().can(eve, on.id(), READ)).isTrue();
        assertThat(storage.reads()).isLessThanOrEqualTo(all + 2);
    }

    @Test
    @DisplayName(
            "what another node changed counts within the bound, and at once where the rev or all of it is asked for")
    default void otherNode() {
        Scene on = Scene.on(subject());
        Muster other = on.another(builder -> builder);
        UserId ben = Scene.idOf(on.joined("ben", "success"));
        UserId cem = Scene.idOf(on.joined("cem", "success"));
        assertThat(other.access().can(ben, on.id(), READ)).isTrue();
        assertThat(other.access().can(cem, on.id(), READ)).isTrue();

        long rev = on.muster
                .members()
                .edit(on.ann, on.id(), ben, MemberEdit.of().roles("member"))
                .rev();
        assertThat(other.access().atLeast(rev).can(ben, on.id(), READ)).isFalse();
        assertThat(other.access().can(ben, on.id(), READ)).isFalse();

        on.muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().roles("success"));
        assertThat(other.access().fullyConsistent().can(ben, on.id(), READ)).isTrue();

        on.muster.members().suspend(on.ann, on.id(), cem);
        on.clock.advance(BOUND);
        assertThat(other.access().can(cem, on.id(), READ)).isFalse();
        assertThat(other.access().can(ben, on.id(), READ)).isTrue();
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        on.clock.advance(BOUND);
        assertThat(other.access().can(ben, on.id(), READ)).isFalse();
    }

    @Test
    @DisplayName("a rev that the team has not come to is not answered for; in a team that is none the answer is no")
    default void futureRev() {
        Scene on = Scene.on(subject());
        long rev = on.now().rev();
        assertThat(on.muster.access().atLeast(rev).can(on.annId, on.id(), READ)).isTrue();
        assertThatThrownBy(() -> on.muster.access().atLeast(rev + 1).can(on.annId, on.id(), READ))
                .isInstanceOf(StorageException.class);
        TeamId none = new TeamId(UUID.randomUUID());
        assertThat(on.muster.access().atLeast(7).can(on.annId, none, READ)).isFalse();
    }

    @Test
    @DisplayName("a read that began before a demotion and ends after it does not put the old answer back")
    default void staleLoad() throws Exception {
        WatchedStorage storage = new WatchedStorage(subject());
        Scene on = Scene.on(storage);
        UserId ben = Scene.idOf(on.joined("ben", "success"));
        Muster node = on.another(builder -> builder);

        for (Muster muster : List.of(on.muster, node)) {
            node.members().edit(on.ann, on.id(), ben, MemberEdit.of().roles("success"));
            on.clock.advance(BOUND);
            WatchedStorage.Pause pause = storage.pauseNextRead();
            CompletableFuture<Boolean> early =
                    CompletableFuture.supplyAsync(() -> muster.access().can(ben, on.id(), READ));
            pause.awaitReached();
            muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().roles("member"));
            pause.goOn();
            early.get(30, TimeUnit.SECONDS);
            assertThat(muster.access().can(ben, on.id(), READ)).isFalse();
        }
    }

    @Test
    @DisplayName("while the storage is down, what is in memory counts up to the bound, and then nothing is allowed")
    default void storageDown() {
        WatchedStorage storage = new WatchedStorage(subject());
        Scene on = Scene.on(storage);
        UserId ben = Scene.idOf(on.joined("ben", "success"));
        assertThat(on.muster.access().can(ben, on.id(), READ)).isTrue();
        storage.down(true);

        on.clock.advance(BOUND.dividedBy(2));
        assertThat(on.muster.access().can(ben, on.id(), READ)).isTrue();
        assertThatThrownBy(() -> on.muster.access().fullyConsistent().can(ben, on.id(), READ))
                .isInstanceOf(StorageException.class);
        on.clock.advance(BOUND.dividedBy(2));
        assertThatThrownBy(() -> on.muster.access().can(ben, on.id(), READ)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> on.muster.access().can(ben, new TeamId(UUID.randomUUID()), READ))
                .isInstanceOf(StorageException.class);

        storage.down(false);
        assertThat(on.muster.access().can(ben, on.id(), READ)).isTrue();
        storage.down(true);
        on.clock.advance(Duration.ofMillis(-1));
        assertThatThrownBy(() -> on.muster.access().can(ben, on.id(), READ))
                .as("a clock that went back tells nothing about age")
                .isInstanceOf(StorageException.class);
    }

    @Test
    @DisplayName("what becomes of invites concerns nobody's answers")
    default void invitesConcernNobody() {
        WatchedStorage storage = new WatchedStorage(subject());
        Limits limits = Scene.generous()
                .minInviteExpiry(Duration.ofMinutes(1))
                .inviteExpiry(Duration.ofMinutes(10))
                .inviteReminder(Duration.ofMinutes(5))
                .resendCooldown(Duration.ZERO)
                .accessStaleness(Duration.ofHours(1))
                .build();
        Scene on = Scene.on(storage, builder -> builder.limits(limits));
        UserId ben = Scene.user("ben");
        InviteId invite = on.invite(on.ann, ben, "member").id();
        List<NewInvite> more =
                List.of(NewInvite.to(Scene.address(Scene.user("cem"))).role("member"));
        assertThat(on.muster.access().can(on.annId, on.id(), READ)).isTrue();
        for (Runnable step : List.<Runnable>of(
                () -> on.muster.invites().resend(on.ann, on.id(), invite),
                on.muster::runDueWork,
                () -> on.muster.invites().copyLink(on.ann, on.id(), invite),
                () -> on.clock.advance(Duration.ofMinutes(6)),
                on.muster::runDueWork,
                () -> on.clock.advance(Duration.ofMinutes(4)),
                on.muster::runDueWork,
                () -> on.muster.invites().requestLink(on.token(ben)),
                () -> on.muster.invites().dismissLinkRequest(on.ann, on.id(), invite),
                () -> on.muster
                        .invites()
                        .sendAll(on.ann, on.id(), more, BulkOptions.bestEffort().key("k")))) {
            step.run();
            int before = storage.reads();
            assertThat(on.muster.access().can(on.annId, on.id(), READ)).isTrue();
            assertThat(storage.reads()).as("%s", on.last().type()).isEqualTo(before);
        }
        assertThat(on.history())
                .extracting(TeamEvent::type)
                .contains(
                        EventType.INVITE_REMINDED,
                        EventType.INVITE_EXPIRED,
                        EventType.INVITE_LINK_REQUESTED,
                        EventType.INVITE_LINK_REQUEST_DISMISSED,
                        EventType.BULK_ANSWERED);
    }

    @Test
    @DisplayName("with room for few memberships, or for none, answers are the same")
    default void littleRoom() {
        for (int room : List.of(0, 7, 40)) {
            Scene on = Scene.on(
                    subject(),
                    builder -> builder.limits(
                            Limits.builder().accessMemberships(room).build()));
            List<TeamId> teams = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                teams.add(on.another("Team " + i).id());
            }
            UserId ben = Scene.user("ben");
            for (int round = 0; round < 3; round++) {
                for (TeamId team : teams) {
                    assertThat(on.muster.access().can(ben, team, READ)).isEqualTo(round > 0);
                    if (round == 0) {
                        on.muster.members().addMember(Scene.SYSTEM, team, NewMember.of(person(ben), "success"));
                    }
                }
            }
        }
    }
}
