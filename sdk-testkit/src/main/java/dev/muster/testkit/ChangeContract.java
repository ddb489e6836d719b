package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.EventType;
import dev.muster.model.Member;
import dev.muster.model.Person;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.Storage;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.Transaction;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How changes, reads and scans begin and end. */
interface ChangeContract extends ContractPart {

    @Test
    @DisplayName("a change touches first: it sees the team with the next rev, and that is what is stored")
    default void changeTouchesFirst() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        Team inside = on.decide(team, tx -> Objects.requireNonNull(tx.team()));
        assertThat(inside.rev()).isEqualTo(2);
        assertThat(on.team(team)).isEqualTo(inside);
    }

    @Test
    @DisplayName("every change adds one to the rev, also one that writes nothing else, and refused ones leave no gap")
    default void revHasNoGaps() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        on.change(team, tx -> {});
        assertThatThrownBy(() -> on.change(team, tx -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        on.insert(Sample.member(team, "Ann"));
        assertThat(on.rev(team)).isEqualTo(3);
    }

    @Test
    @DisplayName("changedAt is the moment of the latest change, and never goes back")
    default void changedAtNeverGoesBack() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        on.change(team, Sample.at(1), tx -> {});
        assertThat(on.team(team).changedAt()).isEqualTo(Sample.at(1));
        on.change(team, Sample.at(-5_000), tx -> {
            Team touched = tx.team();
            assertThat(touched).isNotNull().extracting(Team::changedAt).isEqualTo(Sample.at(1));
        });
        assertThat(on.team(team).changedAt()).isEqualTo(Sample.at(1));
        assertThat(on.team(team).createdAt()).isEqualTo(Sample.T0);
    }

    @Test
    @DisplayName("a change of a team that is not there finds none, and leaves nothing")
    default void changeOfNoTeam() {
        Bench on = new Bench(this);
        TeamId nowhere = Sample.teamId();
        on.change(nowhere, tx -> {
            assertThat(tx.team()).isNull();
            assertThat(tx.members().count(1)).isZero();
            assertThat(tx.members().find(Sample.userId())).isNull();
            assertThat(tx.history().newest(null, null, null, 1)).isEmpty();
        });
        assertThat(on.find(nowhere)).isNull();
    }

    @Test
    @DisplayName("a read of a team that is not there finds nothing")
    default void readOfNoTeam() {
        Bench on = new Bench(this);
        on.read(Sample.teamId(), r -> {
            assertThat(r.team()).isNull();
            assertThat(r.members().count(1)).isZero();
            assertThat(r.invites().find(Sample.inviteId())).isNull();
            assertThat(r.invites().holder(Sample.email())).isNull();
            assertThat(r.invites().countOpen(Sample.T0, 1)).isZero();
            assertThat(r.history().newest(null, null, null, 1)).isEmpty();
            return true;
        });
    }

    @Test
    @DisplayName("what the work of a change, a read or a scan returns is returned, null too")
    default void answersComeThrough() {
        Storage storage = subject();
        TeamId team = new Bench(this).newTeam();
        Object answer = new Object();
        assertThat(storage.<Object>change(team, Sample.T0, tx -> answer)).isSameAs(answer);
        assertThat(storage.<Object>read(team, r -> answer)).isSameAs(answer);
        assertThat(storage.<Object>scan(s -> answer)).isSameAs(answer);
        assertThat(storage.<Object>work(w -> answer)).isSameAs(answer);
        assertThat(storage.<@Nullable Object>change(team, Sample.T0, tx -> null))
                .isNull();
        assertThat(storage.<@Nullable Object>read(team, r -> null)).isNull();
        assertThat(storage.<@Nullable Object>scan(s -> null)).isNull();
        assertThat(storage.<@Nullable Object>work(w -> null)).isNull();
    }

    @Test
    @DisplayName("what the work throws is thrown on unchanged")
    default void exceptionsComeThrough() {
        Storage storage = subject();
        TeamId team = new Bench(this).newTeam();
        RuntimeException refusal = new RuntimeException("refused");
        assertThatThrownBy(() -> storage.<Object>change(team, Sample.T0, tx -> fail(refusal)))
                .isSameAs(refusal);
        assertThatThrownBy(() -> storage.<Object>read(team, r -> fail(refusal))).isSameAs(refusal);
        assertThatThrownBy(() -> storage.<Object>scan(s -> fail(refusal))).isSameAs(refusal);
        assertThatThrownBy(() -> storage.<Object>work(w -> fail(refusal))).isSameAs(refusal);
        assertThat(refusal.getSuppressed()).isEmpty();
    }

    private static Object fail(RuntimeException with) {
        throw with;
    }

    @Test
    @DisplayName("a refused change leaves nothing, whatever it wrote")
    default void refusedChangeLeavesNothing() {
        leavesNothing(new RuntimeException("refused"));
    }

    @Test
    @DisplayName("a change that ends in an Error leaves nothing either")
    default void errorLeavesNothing() {
        leavesNothing(new AssertionError("broken"));
    }

    private void leavesNothing(Throwable end) {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        Member there = Sample.member(team, "there");
        Member gone = Sample.member(team, "gone");
        StoredInvite open = Sample.invite(team, Sample.email());
        StoredInvite fresh = Sample.invite(team, Sample.email());
        OutboxRow queued = Sample.outbox(open, Sample.T0);
        on.insert(there, gone);
        on.insert(open);
        on.insert(queued);
        Team before = on.team(team);
        TeamEvent event = Sample.event(team, before.rev() + 1, 0, EventType.TEAM_EDITED, null);
        UserId comer = Sample.userId();
        String slug = Sample.slug();

        assertThatThrownBy(() -> on.change(team, Sample.at(99), tx -> {
                    writeEverywhere(tx, Sample.team(team, "Other", slug), there, gone, open);
                    tx.members().insert(Sample.member(team, comer));
                    tx.invites().insert(fresh);
                    tx.history().append(List.of(event));
                    tx.outbox().add(Sample.outbox(fresh, Sample.T0));
                    tx.outbox().delete(queued.id());
                    if (end instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) end;
                }))
                .isSameAs(end);

        assertThat(on.team(team)).isEqualTo(before);
        assertThat(on.find(team, there.user())).isEqualTo(there);
        assertThat(on.find(team, gone.user())).isEqualTo(gone);
        assertThat(on.find(team, comer)).isNull();
        assertThat(on.teamsOf(comer)).isEmpty();
        assertThat(on.teamsOf(gone.user())).hasSize(1);
        assertThat(on.find(team, open.invite().id())).isEqualTo(open);
        assertThat(on.find(team, fresh.invite().id())).isNull();
        assertThat(on.history(team)).isEmpty();
        assertThat(on.<Boolean>read(team, r -> r.history().contains(event.change())))
                .isFalse();
        assertThat(on.due(team, Sample.T0)).containsExactly(queued);
        on.insert(Sample.team(Sample.teamId(), "Takes the slug", slug));
    }

    private static void writeEverywhere(
            Transaction tx, Team renamed, Member changed, Member deleted, StoredInvite invite) {
        tx.teams().update(renamed);
        tx.members().update(changed.person(Person.of(changed.user(), Sample.email())));
        tx.members().delete(deleted.user());
        tx.invites().update(InviteDraft.again(invite).name("Other").stored());
    }

    @Test
    @DisplayName("a conflict, which may come as late as the commit, takes the rest of the change with it")
    default void conflictLeavesNothing() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        Member there = Sample.member(team, "there");
        Member other = Sample.member(team, "other");
        on.insert(there);
        assertThatThrownBy(() -> on.insert(other, there)).isInstanceOf(TransientConflict.class);
        assertThat(on.find(team, other.user())).isNull();
        assertThat(on.rev(team)).isEqualTo(2);
    }

    @Test
    @DisplayName("the same thread goes on working with the storage after whatever went wrong")
    default void threadGoesOn() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> on.decide(team, tx -> {
                        throw new UnsupportedOperationException("refused");
                    }))
                    .isInstanceOf(UnsupportedOperationException.class);
            on.change(team, tx -> {});
        }
        assertThat(on.rev(team)).isEqualTo(4);
    }
}
