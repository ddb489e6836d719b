package dev.muster.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.Delivery;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredInvite;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The in-memory storage keeps")
class LeftoversTest {

    private final MemoryStorage storage = MemoryStorage.create();

    @Test
    @DisplayName("nothing of ids that it was asked for and does not have")
    void unknownIds() {
        for (int i = 0; i < 100; i++) {
            TeamId unknown = Rows.teamId();
            StoredInvite invite = Rows.invite(unknown, "ben@example.com");
            storage.<Object>read(unknown, r -> r.members().count(1));
            storage.<Object>change(unknown, Rows.T0, tx -> tx.members().count(1));
            assertThatThrownBy(() -> storage.<Object>change(unknown, Rows.T0, tx -> {
                        throw new IllegalStateException("refused");
                    }))
                    .hasMessage("refused");
            storage.<Object>scan(s -> s.teamsOf(UserId.of("nobody"), null, 1));
            storage.<Object>work(w -> {
                w.mark(unknown, invite.invite().id(), 1, Delivery.QUEUED);
                w.delete(UUID.randomUUID());
                return w.due(Rows.T0, 1);
            });
        }
        assertThat(storage.sideEntries()).isZero();
        assertThat(storage.teams()).isZero();
    }

    @Test
    @DisplayName("no way to memberships that were refused, deleted or cleared")
    void userTeams() {
        TeamId team = Rows.teamId();
        insert(team, "acme");
        assertThat(storage.sideEntries()).as("the owner").isEqualTo(1);

        TeamId second = Rows.teamId();
        assertThatThrownBy(() -> insert(second, "acme")).isInstanceOf(TransientConflict.class);
        assertThat(storage.sideEntries()).isEqualTo(1);

        storage.<Void>change(team, Rows.T0, tx -> {
            tx.members().insert(Rows.member(team, "ben", null));
            tx.members().delete(UserId.of("owner-of-" + team));
            return null;
        });
        assertThat(storage.sideEntries()).as("Ben").isEqualTo(1);

        storage.<Void>change(team, Rows.T0, tx -> {
            tx.teams().clear();
            return null;
        });
        assertThat(storage.sideEntries()).isZero();
    }

    private void insert(TeamId team, String slug) {
        storage.<Void>change(team, Rows.T0, tx -> {
            tx.teams().insert(Rows.team(team, slug));
            tx.members().insert(Rows.member(team, "owner-of-" + team, null));
            return null;
        });
    }
}
