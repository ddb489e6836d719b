package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Delivery;
import dev.muster.model.InviteStatus;
import dev.muster.model.TeamId;
import dev.muster.spi.StoredInvite;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What became of the mail of an invite, written down outside of any change. */
interface MarkContract extends ContractPart {

    @Test
    @DisplayName("a mark writes the delivery of a pending invite whose mail waits, and nothing else: the rev stays")
    default void mark() {
        Bench on = new Bench(this);
        for (Delivery delivery : List.of(
                Delivery.failed("greylisted 🦊", 1, Sample.at(1)),
                Delivery.sent(2, Sample.at(2)),
                Delivery.NOT_REQUESTED,
                Delivery.QUEUED)) {
            TeamId team = on.newTeam();
            StoredInvite invite = InviteDraft.of(team).stored();
            on.insert(invite);
            on.doWork(w -> w.mark(team, invite.invite().id(), 1, delivery));
            assertThat(on.find(team, invite.invite().id())).isEqualTo(invite.delivery(delivery));
            assertThat(on.rev(team)).isEqualTo(2);
            assertThat(on.team(team).changedAt()).isEqualTo(Sample.T0);
        }
    }

    @Test
    @DisplayName(
            "a mark of another generation, of an ended invite, of one whose mail does not wait any more, of another"
                    + " team or of none does nothing")
    default void markWithoutEffect() {
        Bench on = new Bench(this);
        StoredInvite resent = InviteDraft.of(on.newTeam()).generation(2).stored();
        TeamId team = resent.invite().team();
        StoredInvite ended = InviteDraft.of(team).ended(InviteStatus.REVOKED).stored();
        StoredInvite failed = InviteDraft.of(team)
                .delivery(Delivery.failed("bounced", 1, Sample.at(1)))
                .stored();
        on.insert(resent, ended, failed);
        Delivery sent = Delivery.sent(1, Sample.at(1));
        TeamId other = on.newTeam();
        TeamId nowhere = Sample.teamId();
        on.doWork(w -> {
            w.mark(team, resent.invite().id(), 1, sent);
            w.mark(team, resent.invite().id(), 3, sent);
            w.mark(team, ended.invite().id(), 1, sent);
            w.mark(team, failed.invite().id(), 1, sent);
            w.mark(other, resent.invite().id(), 2, sent);
            w.mark(team, Sample.inviteId(), 1, sent);
            w.mark(nowhere, resent.invite().id(), 2, sent);
        });
        for (StoredInvite same : List.of(resent, ended, failed)) {
            assertThat(on.find(team, same.invite().id())).isEqualTo(same);
        }
        assertThat(on.find(nowhere)).isNull();
    }
}
