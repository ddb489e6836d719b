package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.RoleStatus;
import dev.muster.model.TeamId;
import dev.muster.spi.Ending;
import dev.muster.spi.Scanner.RoleKey;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Grants by when they end, and roles across teams. */
interface EndingContract extends ContractPart {

    private static Member holder(TeamId team, RoleGrant... grants) {
        return Sample.member(team, Person.of(Sample.userId(), Sample.email())).roles(List.of(grants));
    }

    private static RoleGrant until(RoleId role, long millis) {
        return new RoleGrant(role, Sample.at(millis), Sample.SYSTEM);
    }

    private static Ending ending(Member member, RoleGrant grant) {
        Instant until = grant.until();
        assertThat(until).isNotNull();
        return new Ending(new Ending.Key(until, member.user(), grant.role()), member);
    }

    private static List<Ending> endings(Bench on, TeamId team, long from, long to, int limit) {
        return Bench.<Ending>pages(
                limit,
                last -> on.<List<Ending>>read(
                        team,
                        r -> r.members()
                                .ending(Sample.at(from), Sample.at(to), last == null ? null : last.at(), limit)));
    }

    @Test
    @DisplayName("grants are found by when they end, page by page, each with its member and all that they hold")
    default void endingsInOrder() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        RoleGrant forGood = new RoleGrant(Sample.MEMBER, null, Sample.SYSTEM);
        Member ann = holder(team, until(Sample.ADMIN, 20), forGood, until(RoleId.of("x"), 10));
        Member ben = holder(team, until(Sample.ADMIN, 15));
        Member cat = holder(team, forGood);
        on.insert(ann, ben, cat);
        on.insert(holder(on.newTeam(), until(Sample.ADMIN, 12)));
        Ending first = ending(ann, ann.roles().get(2));
        Ending second = ending(ben, ben.roles().get(0));
        Ending third = ending(ann, ann.roles().get(0));

        assertThat(endings(on, team, 0, 1_000, 1)).containsExactly(first, second, third);
        assertThat(endings(on, team, 10, 15, 9))
                .as("from is not part of it, to is")
                .containsExactly(second);
        assertThat(endings(on, team, 20, 1_000, 9)).isEmpty();

        on.change(
                team,
                tx -> tx.members()
                        .update(ben.roles(List.of(until(Sample.ADMIN, 30))).rev(2)));
        on.change(team, tx -> tx.members().delete(ann.user()));
        assertThat(endings(on, team, 0, 1_000, 9))
                .extracting(Ending::at)
                .extracting(Ending.Key::until)
                .containsExactly(Sample.at(30));
        on.change(team, tx -> tx.teams().clear());
        assertThat(endings(on, team, 0, 1_000, 9)).isEmpty();
    }

    @Test
    @DisplayName("grants that end at the same moment are each given once, however small the pages")
    default void endingsAtOnce() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        List<Ending.Key> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Member one = holder(team, until(Sample.ADMIN, 5), until(Sample.MEMBER, 5));
            on.insert(one);
            one.roles().forEach(grant -> all.add(ending(one, grant).at()));
        }
        for (int limit : List.of(1, 2, 3, 14, 15)) {
            assertThat(endings(on, team, 0, 5, limit)).extracting(Ending::at).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    @DisplayName("teams with a grant that has ended are found while it is there")
    default void teamsWithEndedGrants() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        TeamId later = on.newTeam();
        Member ann = holder(team, until(Sample.ADMIN, 100), until(Sample.MEMBER, 200));
        on.insert(ann);
        on.insert(holder(later, until(Sample.ADMIN, 201)));
        List<TeamId> ours = List.of(team, later);

        assertThat(ended(on, 99)).doesNotContainAnyElementsOf(ours);
        assertThat(ended(on, 100)).contains(team).doesNotContain(later).doesNotHaveDuplicates();
        assertThat(ended(on, 201)).containsAll(ours).doesNotHaveDuplicates();

        on.change(
                team,
                tx -> tx.members()
                        .update(ann.roles(List.of(until(Sample.MEMBER, 200))).rev(2)));
        assertThat(ended(on, 199)).doesNotContain(team);
        on.change(team, tx -> tx.members().delete(ann.user()));
        assertThat(ended(on, 1_000)).contains(later).doesNotContain(team);
    }

    private static List<TeamId> ended(Bench on, long millis) {
        return Bench.<TeamId>pages(
                2, last -> on.storage().<List<TeamId>>scan(s -> s.withEndedGrants(Sample.at(millis), last, 2)));
    }

    @Test
    @DisplayName(
            "invites and their teams are found from the moment on that something is due with them, until it is no longer")
    default void dueInvites() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        TeamId later = on.newTeam();
        StoredInvite second = InviteDraft.of(team).nextAt(Sample.at(200)).stored();
        StoredInvite first = InviteDraft.of(team).nextAt(Sample.at(100)).stored();
        StoredInvite never = InviteDraft.of(team).stored();
        on.insert(second, first, never);
        on.insert(InviteDraft.of(later).nextAt(Sample.at(201)).stored());

        assertThat(due(on, 99)).doesNotContain(team, later);
        assertThat(due(on, 100)).contains(team).doesNotContain(later).doesNotHaveDuplicates();
        assertThat(due(on, 201)).contains(team, later).doesNotHaveDuplicates();
        assertThat(dueIn(on, team, 99, 9)).isEmpty();
        assertThat(dueIn(on, team, 200, 9)).containsExactly(first, second);
        assertThat(dueIn(on, team, 200, 1)).containsExactly(first);

        on.change(
                team,
                tx -> tx.invites()
                        .update(InviteDraft.again(first).nextAt(Sample.at(300)).stored()));
        on.change(
                team,
                tx -> tx.invites()
                        .update(InviteDraft.again(second)
                                .ended(InviteStatus.DECLINED)
                                .stored()));
        assertThat(due(on, 299)).doesNotContain(team);
        assertThat(due(on, 300)).contains(team);
    }

    private static List<TeamId> due(Bench on, long millis) {
        return Bench.<TeamId>pages(
                2, last -> on.storage().<List<TeamId>>scan(s -> s.withDueInvites(Sample.at(millis), last, 2)));
    }

    private static List<StoredInvite> dueIn(Bench on, TeamId team, long millis, int limit) {
        return on.storage().<List<StoredInvite>>read(team, r -> r.invites().due(Sample.at(millis), limit));
    }

    @Test
    @DisplayName("an invite is found by the mail that its link went out with, whatever became of it")
    default void mailedWith() {
        Bench on = new Bench(this);
        StoredInvite open = Sample.fullInvite(on.newTeam(), Sample.email(), InviteStatus.PENDING);
        StoredInvite ended = Sample.fullInvite(on.newTeam(), Sample.email(), InviteStatus.REVOKED);
        on.insert(open);
        on.insert(ended);
        for (StoredInvite invite : List.of(open, ended)) {
            UUID mail = Objects.requireNonNull(invite.mail());
            assertThat(on.storage().<@Nullable StoredInvite>scan(s -> s.mailedWith(mail)))
                    .isEqualTo(invite);
        }
        assertThat(on.storage().<@Nullable StoredInvite>scan(s -> s.mailedWith(UUID.randomUUID())))
                .isNull();
    }

    @Test
    @DisplayName("the roles of all teams are given page by page, each once")
    default void rolesOfAllTeams() {
        Bench on = new Bench(this);
        List<StoredRole> mine = new ArrayList<>();
        for (int team = 0; team < 3; team++) {
            TeamId id = on.newTeam();
            for (int i = 0; i < 3; i++) {
                RoleId role = RoleId.of(UUID.randomUUID().toString());
                StoredRole stored =
                        new StoredRole(id, role, "Role " + i, null, Set.of(), Set.of(), RoleStatus.ACTIVE, 2);
                on.change(id, tx -> tx.roles().insert(stored));
                mine.add(stored);
            }
        }
        List<StoredRole> all =
                Bench.<StoredRole>pages(2, last -> on.storage().<List<StoredRole>>scan(s -> s.roles(key(last), 2)));
        assertThat(all).containsAll(mine).doesNotHaveDuplicates();
    }

    private static @Nullable RoleKey key(@Nullable StoredRole last) {
        return last == null ? null : new RoleKey(last.team(), last.id());
    }
}
