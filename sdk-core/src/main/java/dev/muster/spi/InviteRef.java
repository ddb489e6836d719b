package dev.muster.spi;

import dev.muster.model.InviteId;
import dev.muster.model.TeamId;
import java.util.Objects;

/** Where an invite is found. */
public record InviteRef(TeamId team, InviteId invite) {

    public InviteRef {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(invite, "invite");
    }
}
