package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.Delivery;
import dev.muster.model.FailedAccept;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamId;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is kept of accepts that failed. */
interface FailedAcceptContract extends ContractPart {

    private static void note(Bench on, TeamId team, InviteId invite, Reason reason, Instant at) {
        on.doWork(work -> work.failedAccept(team, invite, reason, at));
    }

    private static List<FailedAccept> failed(Bench on, TeamId team, InviteId invite) {
        return on.read(team, r -> r.invites().failedAccepts(invite));
    }

    @Test
    @DisplayName(
            "failed accepts are counted by invite and reason, with the last moment, and change no invite and no rev")
    default void failuresCounted() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredInvite open = Sample.invite(team, Sample.email());
        StoredInvite ended = Sample.fullInvite(team, Sample.email(), InviteStatus.REVOKED);
        on.insert(open, ended);
        InviteId invite = open.invite().id();
        long rev = on.team(team).rev();
        assertThat(failed(on, team, invite)).isEmpty();

        note(on, team, invite, Reason.WRONG_ACCOUNT, Sample.at(1));
        note(on, team, invite, Reason.INVITE_EXPIRED, Sample.at(2));
        note(on, team, invite, Reason.WRONG_ACCOUNT, Sample.at(3));
        note(on, team, ended.invite().id(), Reason.INVITE_REVOKED, Sample.at(4));

        assertThat(failed(on, team, invite))
                .containsExactlyInAnyOrder(
                        new FailedAccept(Reason.WRONG_ACCOUNT, 2, Sample.at(3)),
                        new FailedAccept(Reason.INVITE_EXPIRED, 1, Sample.at(2)));
        assertThat(failed(on, team, ended.invite().id()))
                .containsExactly(new FailedAccept(Reason.INVITE_REVOKED, 1, Sample.at(4)));
        assertThat(on.find(team, invite)).isEqualTo(open);
        assertThat(on.team(team).rev()).isEqualTo(rev);
    }

    @Test
    @DisplayName("of an invite that is not in the team nothing is kept, nor of a work that throws")
    default void failuresOfNothing() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredInvite elsewhere = Sample.invite(on.newTeam(), Sample.email());
        StoredInvite here = Sample.invite(team, Sample.email());
        on.insert(elsewhere);
        on.insert(here);
        note(on, team, elsewhere.invite().id(), Reason.WRONG_ACCOUNT, Sample.T0);
        note(on, team, Sample.inviteId(), Reason.WRONG_ACCOUNT, Sample.T0);
        assertThatThrownBy(() -> on.doWork(work -> {
                    work.failedAccept(team, here.invite().id(), Reason.WRONG_ACCOUNT, Sample.T0);
                    throw new IllegalArgumentException("broken");
                }))
                .hasMessage("broken");
        assertThat(failed(on, team, elsewhere.invite().id())).isEmpty();
        assertThat(failed(on, elsewhere.invite().team(), elsewhere.invite().id()))
                .isEmpty();
        assertThat(failed(on, team, here.invite().id())).isEmpty();
    }

    @Test
    @DisplayName("race: failures that are noted at once, and a change of the same invite, are all kept")
    default void raceToNote() throws Exception {
        Bench on = new Bench(this);
        for (int round = 0; round < Race.rounds(); round++) {
            TeamId team = on.newTeam();
            StoredInvite open = Sample.invite(team, Sample.email());
            on.insert(open);
            InviteId invite = open.invite().id();
            Race.together(4, () -> {
                insist(on, team, invite);
                on.change(
                        team,
                        tx -> tx.invites()
                                .update(open.delivery(
                                        Delivery.QUEUED,
                                        Objects.requireNonNull(tx.team()).rev())));
                return invite;
            });
            assertThat(failed(on, team, invite)).containsExactly(new FailedAccept(Reason.WRONG_ACCOUNT, 4, Sample.T0));
        }
    }

    private static void insist(Bench on, TeamId team, InviteId invite) {
        while (true) {
            try {
                note(on, team, invite, Reason.WRONG_ACCOUNT, Sample.T0);
                return;
            } catch (TransientConflict e) {
                // Lost to another one, and nothing was counted: again.
            }
        }
    }
}
