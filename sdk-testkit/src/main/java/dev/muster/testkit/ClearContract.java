package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.EventType;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.spi.InviteReads.InviteFilter;
import dev.muster.spi.MemberReads.MemberFilter;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.StoredInvite;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is left of a team that was cleared. */
interface ClearContract extends ContractPart {

    @Test
    @DisplayName("clearing a team deletes its members, invites and outbox, and keeps its row and its history")
    default void clearKeepsRowAndHistory() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        Member ann = Sample.member(team, "Ann");
        StoredInvite open = Sample.invite(team, Sample.email());
        StoredInvite ended = Sample.fullInvite(team, Sample.email(), InviteStatus.ACCEPTED);
        TeamEvent joined = Sample.event(team, 2, 0, EventType.MEMBER_JOINED, ann.user());
        TeamEvent deleted = Sample.event(team, 6, 0, EventType.TEAM_DELETED, null);
        on.insert(ann);
        on.insert(open, ended);
        on.insert(Sample.outbox(open, Sample.T0));
        on.append(team, joined);
        InviteId tried = open.invite().id();
        on.doWork(work -> work.failedAccept(team, tried, Reason.WRONG_ACCOUNT, Sample.T0));
        Team before = on.team(team);

        on.change(team, tx -> {
            tx.teams().clear();
            tx.teams().update(before.tombstone());
            tx.history().append(List.of(deleted));
        });

        assertThat(on.find(team)).isEqualTo(before.tombstone().touched(Sample.T0, 6));
        assertThat(on.find(team, ann.user())).isNull();
        assertThat(on.find(team, open.invite().id())).isNull();
        assertThat(on.find(team, ended.invite().id())).isNull();
        assertThat(on.due(team, Sample.at(1_000_000))).isEmpty();
        assertThat(on.teamsOf(ann.user())).isEmpty();
        assertThat(on.history(team)).containsExactly(deleted, joined);
        assertThat(on.<Boolean>read(team, r -> r.history().contains(joined.change())))
                .isTrue();
        on.read(team, r -> {
            assertThat(r.members().count(9)).isZero();
            assertThat(r.members().withEmail(ann.person().email())).isEmpty();
            assertThat(r.members().holding(Sample.MEMBER, null, 9)).isEmpty();
            assertThat(r.members().list(new MemberFilter(null, null, null), null, 9))
                    .isEmpty();
            assertThat(r.invites().holder(open.invite().email())).isNull();
            assertThat(r.invites().countOpen(Sample.T0, 9)).isZero();
            assertThat(r.invites().failedAccepts(tried)).isEmpty();
            assertThat(r.invites().pendingBy(Sample.SYSTEM, null, 9)).isEmpty();
            assertThat(r.invites().newest(null, null, Sample.T0, null, 9)).isEmpty();
            assertThat(r.invites().list(new InviteFilter(Sample.T0, null, null, null, null), null, 9))
                    .isEmpty();
            return true;
        });
    }

    @Test
    @DisplayName("clearing one team leaves the others alone, for the same people and addresses too")
    default void clearLeavesOthersAlone() {
        Bench on = new Bench(this);
        TeamId cleared = on.newTeam();
        TeamId kept = on.newTeam();
        Member ann = Sample.member(cleared, "Ann");
        Member annThere = Sample.member(kept, ann.person(), Sample.MEMBER);
        StoredInvite open = Sample.invite(cleared, Sample.email());
        StoredInvite openThere = Sample.invite(kept, open.invite().email());
        OutboxRow queuedThere = Sample.outbox(openThere, Sample.T0);
        on.insert(ann);
        on.insert(annThere);
        on.insert(open);
        on.insert(openThere);
        on.insert(Sample.outbox(open, Sample.T0));
        on.insert(queuedThere);
        long rev = on.rev(kept);

        on.change(cleared, tx -> tx.teams().clear());

        assertThat(on.rev(kept)).isEqualTo(rev);
        assertThat(on.find(kept, ann.user())).isEqualTo(annThere);
        assertThat(on.find(kept, openThere.invite().id())).isEqualTo(openThere);
        assertThat(on.due(kept, Sample.T0)).containsExactly(queuedThere);
        assertThat(on.teamsOf(ann.user()))
                .extracting(membership -> membership.team().id())
                .containsExactly(kept);
    }

    @Test
    @DisplayName("people and addresses of a cleared team can be taken again by a later change")
    default void clearFreesKeys() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        Member ann = Sample.member(team, "Ann");
        StoredInvite open = Sample.invite(team, Sample.email());
        on.insert(ann);
        on.insert(open);
        on.change(team, tx -> tx.teams().clear());
        on.insert(ann);
        on.insert(open);
        assertThat(on.find(team, ann.user())).isEqualTo(ann);
        assertThat(on.find(team, open.invite().id())).isEqualTo(open);
    }
}
