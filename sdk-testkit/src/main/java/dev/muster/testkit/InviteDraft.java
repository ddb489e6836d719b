package dev.muster.testkit;

import dev.muster.model.ActorRef;
import dev.muster.model.Delivery;
import dev.muster.model.EmailAddress;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredInvite.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plain pending invite, to be made different in what a test is about. */
final class InviteDraft {

    private final InviteId id;
    private final TeamId team;
    private EmailAddress email = Sample.email();
    private @Nullable String name;
    private RoleId[] roles = {Sample.MEMBER};
    private ActorRef invitedBy = Sample.SYSTEM;
    private Instant createdAt = Sample.T0;
    private Instant expiresAt = Sample.at(60_000);
    private InviteStatus status = InviteStatus.PENDING;
    private Delivery delivery = Delivery.QUEUED;
    private @Nullable Instant linkRequestedAt;
    private int generation = 1;
    private boolean holdsAddress = true;
    private @Nullable Instant nextAt;
    private @Nullable Held held;

    private InviteDraft(TeamId team, InviteId id) {
        this.team = team;
        this.id = id;
    }

    static InviteDraft of(TeamId team) {
        return new InviteDraft(team, Sample.inviteId());
    }

    /** To rewrite a plain one. */
    static InviteDraft again(StoredInvite stored) {
        Invite invite = stored.invite();
        return new InviteDraft(invite.team(), invite.id())
                .email(invite.email())
                .name(invite.name())
                .invitedBy(invite.invitedBy())
                .createdAt(invite.createdAt())
                .expiresAt(invite.expiresAt())
                .delivery(invite.delivery())
                .linkRequestedAt(invite.linkRequestedAt())
                .generation(stored.generation())
                .holds(stored.holdsAddress())
                .nextAt(stored.nextAt())
                .held(stored.held());
    }

    InviteDraft email(EmailAddress of) {
        email = of;
        return this;
    }

    InviteDraft name(@Nullable String of) {
        name = of;
        return this;
    }

    InviteDraft roles(RoleId... of) {
        roles = of.clone();
        return this;
    }

    InviteDraft invitedBy(ActorRef of) {
        invitedBy = of;
        return this;
    }

    InviteDraft createdAt(Instant of) {
        createdAt = of;
        return this;
    }

    InviteDraft expiresAt(Instant of) {
        expiresAt = of;
        return this;
    }

    /** Ended ones hold no address. */
    InviteDraft ended(InviteStatus as) {
        status = as;
        holdsAddress = false;
        nextAt = null;
        held = null;
        return this;
    }

    InviteDraft delivery(Delivery of) {
        delivery = of;
        return this;
    }

    InviteDraft generation(int of) {
        generation = of;
        return this;
    }

    InviteDraft nextAt(@Nullable Instant of) {
        nextAt = of;
        return this;
    }

    InviteDraft holds(boolean of) {
        holdsAddress = of;
        return this;
    }

    InviteDraft held(@Nullable Held of) {
        held = of;
        return this;
    }

    InviteDraft linkRequestedAt(@Nullable Instant of) {
        linkRequestedAt = of;
        return this;
    }

    StoredInvite stored() {
        Invite invite = new Invite(
                id,
                team,
                email,
                name,
                Sample.grants(roles),
                null,
                Map.of(),
                null,
                null,
                invitedBy,
                createdAt,
                expiresAt,
                status,
                null,
                status == InviteStatus.PENDING ? null : Sample.at(1),
                null,
                delivery,
                linkRequestedAt,
                1);
        return new StoredInvite(
                invite,
                "bm9uY2U",
                generation,
                "a2V5",
                Duration.ofMinutes(1),
                Sample.T0,
                holdsAddress,
                false,
                null,
                nextAt,
                held);
    }
}
