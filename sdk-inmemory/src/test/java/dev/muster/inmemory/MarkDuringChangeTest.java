package dev.muster.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Delivery;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.StoredInvite;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MarkDuringChangeTest {

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
    @DisplayName(
            "A mark that comes while a change has read its invite waits, and is not undone by what the change writes")
    void markIsNotLost() throws Exception {
        MemoryStorage storage = MemoryStorage.create();
        TeamId team = Rows.teamId();
        StoredInvite invite = Rows.invite(team, "ben@example.com");
        storage.<Void>change(team, Rows.T0, tx -> {
            tx.teams().insert(Rows.team(team, null));
            tx.invites().insert(invite);
            return null;
        });
        Delivery sent = Delivery.sent(1, Rows.T0);
        Thread delivery = new Thread(() -> storage.<Void>work(w -> {
            w.mark(team, invite.invite().id(), 1, sent);
            return null;
        }));

        storage.<Void>change(team, Rows.T0, tx -> {
            StoredInvite read = tx.invites().find(invite.invite().id());
            delivery.start();
            while (delivery.getState() != Thread.State.WAITING && delivery.isAlive()) {
                Thread.onSpinWait();
            }
            tx.invites().update(read);
            tx.members().insert(Rows.member(team, "ann", null));
            return null;
        });
        delivery.join();

        assertThat(storage.<StoredInvite>read(
                        team, r -> r.invites().find(invite.invite().id())))
                .isEqualTo(invite.delivery(sent));
        assertThat(storage.<Object>read(team, r -> r.members().find(UserId.of("ann"))))
                .as("what the change wrote")
                .isNotNull();
    }
}
