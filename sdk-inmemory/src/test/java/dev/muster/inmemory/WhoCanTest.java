package dev.muster.inmemory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Muster;
import dev.muster.model.InviteLinks;
import dev.muster.model.LinkKey;
import dev.muster.model.TeamId;
import dev.muster.model.TeamPermissions;
import dev.muster.model.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the contract cannot hand in, as it is checked for nulls. */
class WhoCanTest {

    @Test
    @DisplayName("a user who is null is named as what is missing")
    void nullUser() {
        Muster muster = Muster.builder(MemoryStorage.create())
                .links(InviteLinks.to("https://app.example.com/join", LinkKey.ephemeral()))
                .build();
        List<UserId> users = Arrays.asList(UserId.of("ben"), null);
        TeamId team = new TeamId(UUID.randomUUID());
        assertThatThrownBy(() -> muster.access().whoCan(users, team, TeamPermissions.MEMBERS_READ))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("user");
    }
}
