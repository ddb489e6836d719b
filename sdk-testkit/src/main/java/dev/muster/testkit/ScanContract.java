package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.Membership;
import dev.muster.model.Person;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.ListKey;
import dev.muster.spi.ListOrder;
import dev.muster.spi.StoredInvite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is read across teams. */
interface ScanContract extends ContractPart {

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    @Label("the pages of a user's teams hold every one once, in the order of the teams' names")
    default void pagesHoldEveryTeamOnce(
            @ForAll(supplier = Names.class) List<String> names, @ForAll @IntRange(min = 1, max = 9) int limit) {
        Bench on = new Bench(this);
        Person person = Person.of(Sample.userId(), Sample.email());
        List<Membership> memberships = new ArrayList<>();
        for (String name : names) {
            Team team = Sample.team(Sample.teamId(), name, null);
            Member member = Sample.member(team.id(), person, Sample.MEMBER);
            on.change(team.id(), tx -> {
                tx.teams().insert(team);
                tx.members().insert(member);
            });
            memberships.add(new Membership(team, member));
        }
        memberships.sort(Comparator.<Membership, String>comparing(one -> ListOrder.of(one.team()))
                .thenComparing(one -> one.team().id().toString()));
        assertThat(Bench.<Membership>pages(
                        limit,
                        last -> on.storage().<List<Membership>>scan(s -> s.teamsOf(person.id(), key(last), limit))))
                .containsExactlyElementsOf(memberships);
    }

    private static @Nullable ListKey key(@Nullable Membership last) {
        return last == null
                ? null
                : new ListKey(ListOrder.of(last.team()), last.team().id().toString());
    }

    @Test
    @DisplayName("a user's teams show team and member as they are now, and only while the user is in")
    default void teamsAsTheyAre() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        Member ann = Sample.member(team, "Ann");
        on.insert(ann, Sample.member(team, "Other"));
        assertThat(on.teamsOf(ann.user())).containsExactly(new Membership(on.team(team), ann));

        Member changed = Sample.fullMember(team, ann.user());
        on.change(team, tx -> {
            tx.teams().update(Sample.fullTeam(team));
            tx.members().update(changed);
        });
        assertThat(on.teamsOf(ann.user())).containsExactly(new Membership(on.team(team), changed));
        assertThat(on.teamsOf(UserId.of(ann.user().value().toUpperCase(Locale.ROOT))))
                .isEmpty();

        on.change(team, tx -> tx.members().delete(ann.user()));
        assertThat(on.teamsOf(ann.user())).isEmpty();
    }

    @Test
    @DisplayName("a renamed team moves in the list of its members' teams")
    default void renamedTeamMoves() {
        Bench on = new Bench(this);
        Person ann = Person.of(Sample.userId(), Sample.email());
        TeamId alpha = Sample.teamId();
        TeamId beta = Sample.teamId();
        on.insert(Sample.team(alpha, "Alpha", null));
        on.insert(Sample.team(beta, "Beta", null));
        on.insert(Sample.member(beta, ann, Sample.MEMBER));
        on.insert(Sample.member(alpha, ann, Sample.MEMBER));
        assertThat(on.teamsOf(ann.id())).extracting(one -> one.team().id()).containsExactly(alpha, beta);
        on.change(alpha, tx -> tx.teams().update(Sample.team(alpha, "\u00C7eta", null)));
        assertThat(on.teamsOf(ann.id())).extracting(one -> one.team().id()).containsExactly(beta, alpha);
    }

    @Test
    @DisplayName("open invites are counted whose link was made with none of these keys, up to a limit")
    default void countOtherKeys() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        // Nothing else expires as late as that.
        Instant now = Sample.T0.plus(Duration.ofDays(100_000));
        int before = otherKeys(on, Set.of("other"), now, 1_000);
        StoredInvite open = InviteDraft.of(team).expiresAt(now.plusMillis(1)).stored();
        on.change(team, tx -> {
            tx.invites().insert(open);
            tx.invites()
                    .insert(InviteDraft.of(team).expiresAt(now.plusMillis(1)).stored());
            tx.invites().insert(InviteDraft.of(team).expiresAt(now).stored());
            tx.invites()
                    .insert(InviteDraft.of(team)
                            .expiresAt(now.plusMillis(1))
                            .ended(InviteStatus.REVOKED)
                            .stored());
        });

        assertThat(otherKeys(on, Set.of("other"), now, 1_000)).isEqualTo(before + 2);
        assertThat(otherKeys(on, Set.of("other", open.keyId()), now, 1_000)).isEqualTo(before);
        assertThat(otherKeys(on, Set.of("other"), now, 1)).isEqualTo(1);
    }

    private static int otherKeys(Bench on, Set<String> keyIds, Instant now, int atMost) {
        return on.storage().<Integer>scan(s -> s.countOtherKeys(keyIds, now, atMost));
    }
}
