package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Delivery;
import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamId;
import dev.muster.spi.StoredAnswers;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is kept for a time only. */
interface RetentionContract extends ContractPart {

    private static List<TeamId> withInvitesOver(Bench on, Instant by, int limit) {
        return Bench.<TeamId>pages(
                limit, last -> on.storage().<List<TeamId>>scan(s -> s.withInvitesOver(by, last, limit)));
    }

    private static List<TeamId> withAnswersBefore(Bench on, Instant at, int limit) {
        return Bench.<TeamId>pages(
                limit, last -> on.storage().<List<TeamId>>scan(s -> s.withAnswersBefore(at, last, limit)));
    }

    private static List<InviteId> over(Bench on, TeamId team, Instant by, int limit) {
        return on.<List<InviteId>>read(team, r -> r.invites().over(by, limit));
    }

    @Test
    @DisplayName("invites are over when they ended, or expire, and are listed by that, in their team and across teams")
    default void invitesOver() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        TeamId other = on.newTeam();
        StoredInvite open = InviteDraft.of(team).expiresAt(Sample.at(30)).stored();
        StoredInvite ended = Sample.fullInvite(team, Sample.email(), InviteStatus.DECLINED); // at 17, open until later
        StoredInvite same =
                InviteDraft.of(team).expiresAt(Sample.at(17)).holds(false).stored();
        StoredInvite elsewhere = InviteDraft.of(other).expiresAt(Sample.at(18)).stored();
        on.insert(open, ended, same);
        on.insert(elsewhere);

        List<InviteId> first =
                new ArrayList<>(List.of(ended.invite().id(), same.invite().id()));
        first.sort(Comparator.comparing(InviteId::toString));
        assertThat(over(on, team, Sample.at(16), 10)).isEmpty();
        assertThat(over(on, team, Sample.at(17), 10)).isEqualTo(first);
        assertThat(over(on, team, Sample.at(30), 10))
                .containsExactly(first.get(0), first.get(1), open.invite().id());
        assertThat(over(on, team, Sample.at(30), 1)).containsExactly(first.get(0));
        assertThat(withInvitesOver(on, Sample.at(16), 100)).doesNotContain(team, other);
        assertThat(withInvitesOver(on, Sample.at(17), 100)).contains(team).doesNotContain(other);
        assertThat(withInvitesOver(on, Sample.at(18), 1)).contains(team, other).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("an invite that ends is over then, whenever it would have expired")
    default void overByEnding() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredInvite open = InviteDraft.of(team).expiresAt(Sample.at(30)).stored();
        on.insert(open);
        StoredInvite ended = InviteDraft.again(open).ended(InviteStatus.REVOKED).stored();
        on.change(team, tx -> tx.invites().update(ended));
        assertThat(over(on, team, ended.overAt(), 10))
                .containsExactly(open.invite().id());
        assertThat(over(on, team, ended.overAt().minusMillis(1), 10)).isEmpty();
    }

    @Test
    @DisplayName(
            "an invite is deleted with its roles, its failed accepts and its hold on the address; none is no error")
    default void inviteDeleted() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        EmailAddress email = Sample.email();
        StoredInvite gone =
                InviteDraft.of(team).email(email).nextAt(Sample.at(1)).stored();
        StoredInvite ended = Sample.fullInvite(team, email, InviteStatus.REVOKED);
        StoredInvite kept = Sample.invite(team, Sample.email());
        on.insert(gone, ended, kept);
        for (StoredInvite row : List.of(gone, ended, kept)) {
            on.doWork(work -> work.failedAccept(team, row.invite().id(), Reason.WRONG_ACCOUNT, Sample.T0));
        }

        on.change(team, tx -> {
            tx.invites().delete(gone.invite().id());
            tx.invites().delete(ended.invite().id());
            tx.invites().delete(Sample.inviteId());
        });

        assertThat(on.find(team, gone.invite().id())).isNull();
        assertThat(on.<List<?>>read(
                        team, r -> r.invites().failedAccepts(gone.invite().id())))
                .isEmpty();
        assertThat(on.<List<?>>read(
                        team, r -> r.invites().failedAccepts(kept.invite().id())))
                .hasSize(1);
        assertThat(on.<List<StoredInvite>>read(team, r -> r.invites().newest(null, null, Sample.T0, null, 10)))
                .containsExactly(kept);
        assertThat(on.<Integer>read(team, r -> r.invites().countOpen(Sample.T0, 10)))
                .isEqualTo(1);
        assertThat(on.<List<?>>read(team, r -> r.invites().due(Sample.at(9), 10)))
                .isEmpty();
        assertThat(on.<List<?>>read(team, r -> r.invites().pendingBy(Sample.SYSTEM, null, 10)))
                .hasSize(1);
        on.doWork(work -> work.mark(team, gone.invite().id(), 1, Delivery.sent(1, Sample.T0)));
        on.insert(Sample.invite(team, email));
    }

    @Test
    @DisplayName("teams with answers of an earlier moment are found, and told by the team, too")
    default void oldAnswers() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        TeamId other = on.newTeam();
        on.change(team, tx -> tx.answers().add(new StoredAnswers(team, "a", 0, "d", List.of(), Sample.at(5))));
        on.change(other, tx -> tx.answers().add(new StoredAnswers(other, "a", 0, "d", List.of(), Sample.at(6))));
        on.change(other, tx -> tx.answers().add(new StoredAnswers(other, "a", 1, "d", List.of(), Sample.at(6))));
        assertThat(withAnswersBefore(on, Sample.at(5), 100)).doesNotContain(team, other);
        assertThat(withAnswersBefore(on, Sample.at(6), 100)).contains(team).doesNotContain(other);
        assertThat(withAnswersBefore(on, Sample.at(7), 1)).contains(team, other).doesNotHaveDuplicates();
        assertThat(on.<Boolean>read(team, r -> r.answers().anyBefore(Sample.at(5))))
                .isFalse();
        assertThat(on.<Boolean>read(team, r -> r.answers().anyBefore(Sample.at(6))))
                .isTrue();
        assertThat(on.<Boolean>read(other, r -> r.answers().anyBefore(Sample.at(6))))
                .isFalse();
    }
}
