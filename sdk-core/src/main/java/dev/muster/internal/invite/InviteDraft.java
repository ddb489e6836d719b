package dev.muster.internal.invite;

import dev.muster.internal.rules.Grants;
import dev.muster.model.ActorRef;
import dev.muster.model.Delivery;
import dev.muster.model.EndReason;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.NewInvite;
import dev.muster.model.RoleGrant;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredInvite.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invite on its way from one state to the next. What a use case does not set stays as it was. */
final class InviteDraft {

    private final Invite origin;
    private final String nonce;
    private @Nullable String name;
    private List<RoleGrant> roles;
    private @Nullable String location;
    private Map<String, String> attributes;
    private Instant expiresAt;
    private InviteStatus status;
    private @Nullable EndReason endReason;
    private @Nullable Instant endedAt;
    private @Nullable UserId acceptedBy;
    private Delivery delivery;
    private @Nullable Instant linkRequestedAt;
    private int generation;
    private String keyId;
    private Duration period;
    private Instant sentAt;
    private boolean holdsAddress;
    private boolean mailboxOnly;
    private @Nullable UUID mail;
    private @Nullable Instant nextAt;
    private @Nullable Held held;

    private InviteDraft(StoredInvite row) {
        origin = row.invite();
        nonce = row.nonce();
        name = origin.name();
        roles = origin.roles();
        location = origin.location();
        attributes = origin.attributes();
        expiresAt = origin.expiresAt();
        status = origin.status();
        endReason = origin.endReason();
        endedAt = origin.endedAt();
        acceptedBy = origin.acceptedBy();
        delivery = origin.delivery();
        linkRequestedAt = origin.linkRequestedAt();
        generation = row.generation();
        keyId = row.keyId();
        period = row.period();
        sentAt = row.sentAt();
        holdsAddress = row.holdsAddress();
        mailboxOnly = row.mailboxOnly();
        mail = row.mail();
        nextAt = row.nextAt();
        held = row.held();
    }

    static InviteDraft of(StoredInvite row) {
        return new InviteDraft(row);
    }

    /** A new invite before its first sending. */
    static InviteDraft of(NewInvite request, InviteId id, TeamId team, ActorRef inviter, String nonce, Instant now) {
        Invite invite = new Invite(
                id,
                team,
                request.email(),
                request.name(),
                Grants.merged(inviter, request.roles(), List.of(), now),
                request.location(),
                request.attributes() == null ? Map.of() : request.attributes(),
                request.message(),
                request.locale(),
                inviter,
                now,
                now,
                InviteStatus.PENDING,
                null,
                null,
                null,
                Delivery.NOT_REQUESTED,
                null,
                0);
        return new InviteDraft(
                new StoredInvite(invite, nonce, 1, "", Duration.ZERO, now, true, false, null, null, null));
    }

    InviteDraft profile(@Nullable String newName, @Nullable String newLocation, Map<String, String> newAttributes) {
        name = newName;
        location = newLocation;
        attributes = newAttributes;
        return this;
    }

    InviteDraft roles(List<RoleGrant> newRoles) {
        roles = newRoles;
        return this;
    }

    /**
     * Open for this long from now on, and holding its address.
     *
     * @param reminder how long before the end it is reminded of; zero for not at all
     */
    InviteDraft open(Duration newPeriod, Duration reminder, Instant now) {
        period = newPeriod;
        expiresAt = now.plus(newPeriod);
        nextAt = reminder.compareTo(newPeriod) < 0 ? expiresAt.minus(reminder) : expiresAt;
        holdsAddress = true;
        return this;
    }

    /** Somebody wants a new link, since this moment; null if nobody does any more. */
    InviteDraft linkRequested(@Nullable Instant since) {
        linkRequestedAt = since;
        return this;
    }

    /** A link of this generation goes out, by mail or by hand. Whoever has asked for one has got it. */
    InviteDraft sent(
            int newGeneration,
            String key,
            Instant now,
            Delivery newDelivery,
            boolean reachesMailbox,
            @Nullable UUID id) {
        mail = id;
        generation = newGeneration;
        keyId = key;
        sentAt = now;
        delivery = newDelivery;
        mailboxOnly = reachesMailbox && newDelivery.equals(Delivery.QUEUED);
        linkRequestedAt = null;
        return this;
    }

    /** The same link goes out once more, with this notification. */
    InviteDraft reminded(UUID id) {
        mail = id;
        return this;
    }

    /** Somebody but the mailbox has seen the link. */
    InviteDraft linkSeen() {
        mailboxOnly = false;
        return this;
    }

    InviteDraft addressReleased() {
        holdsAddress = false;
        return this;
    }

    InviteDraft ended(InviteStatus newStatus, @Nullable EndReason reason, Instant now) {
        status = newStatus;
        endReason = reason;
        endedAt = now;
        holdsAddress = false;
        nextAt = null;
        linkRequestedAt = null;
        held = null;
        return this;
    }

    InviteDraft accepted(UserId user, Instant now) {
        acceptedBy = user;
        return ended(InviteStatus.ACCEPTED, null, now);
    }

    /** Somebody has accepted it and waits for approval. */
    InviteDraft held(Held acceptance) {
        held = acceptance;
        return this;
    }

    /** The next thing to be done about it without anybody asking; null for nothing. */
    InviteDraft next(@Nullable Instant at) {
        nextAt = at;
        return this;
    }

    StoredInvite at(long rev) {
        Invite invite = new Invite(
                origin.id(),
                origin.team(),
                origin.email(),
                name,
                roles,
                location,
                Objects.requireNonNull(attributes, "attributes"),
                origin.message(),
                origin.locale(),
                origin.invitedBy(),
                origin.createdAt(),
                expiresAt,
                status,
                endReason,
                endedAt,
                acceptedBy,
                delivery,
                linkRequestedAt,
                rev);
        return new StoredInvite(
                invite, nonce, generation, keyId, period, sentAt, holdsAddress, mailboxOnly, mail, nextAt, held);
    }
}
