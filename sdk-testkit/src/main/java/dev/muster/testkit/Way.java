package dev.muster.testkit;

import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.NewInvite;
import dev.muster.model.UserId;
import dev.muster.spi.Storage;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A team into which Ben is about to come, with an invite from somebody who has just what it gives, or without. */
final class Way {

    /** How many invites a user may send in an hour. */
    static final int SENDS = 3;

    /** A role that may invite and manage invites, and gives nothing else. */
    static final String HOST = "host";

    /** What Ben is to be. */
    static final String ROLE = "accountant";

    final Scene on;
    final Actor giver;
    final UserId ben = Scene.user("ben");
    private @Nullable Invite invite;
    private @Nullable String token;

    Way(Storage storage) {
        on = Scene.on(
                storage,
                builder -> builder.roles(
                                Scene.ROLES.role(HOST, "Host", "members:read", "members:invite", "invites:manage"))
                        .limits(Scene.generous().sendsPerActorAndHour(SENDS).build()));
        giver = on.joined("giver", "admin");
    }

    String address() {
        return Scene.address(ben);
    }

    NewInvite request() {
        return NewInvite.to(address()).role(ROLE);
    }

    /** There is an open invite, whose mail went out. */
    void open() {
        invite = on.invite(giver, ben, ROLE);
        token = on.token(ben);
        on.clock.advance(Duration.ofMinutes(2));
    }

    /** There is an invite past its expiry. */
    void expired() {
        open();
        on.clock.advance(Duration.ofDays(8));
    }

    /** There is one, and the holder of its link asks for a new one. */
    void requested() {
        expired();
        on.muster.invites().requestLink(token());
    }

    /** Ben has accepted, and waits for approval. */
    void held() {
        open();
        on.hold(invite(), ben);
    }

    boolean isOpen() {
        return on.storage.<Boolean>read(on.id(), reader -> reader.invites().countOpen(on.clock.instant(), 1) > 0);
    }

    InviteId invite() {
        return Objects.requireNonNull(invite, "no invite was prepared").id();
    }

    String token() {
        return Objects.requireNonNull(token, "no invite was prepared");
    }
}
