package dev.muster.spi;

import dev.muster.model.Delivery;
import dev.muster.model.Invite;
import dev.muster.model.InviteStatus;
import dev.muster.model.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invite as it is stored: what everybody may see of it, and what its link is derived from. Neither the link nor the
 * token is part of it, nor anything that makes one without a key.
 *
 * @param invite the invite, with its status as stored, which is never EXPIRED
 * @param nonce random, base64url, the same for all links of this invite
 * @param generation which link is the good one: 1 to 65,535
 * @param keyId which key the good link is made with
 * @param period how long it is open after a sending
 * @param sentAt when this generation was made
 * @param holdsAddress whether no other invite of the team may be open for this address; only while PENDING
 * @param mailboxOnly whether this generation's link went nowhere but through a notifier that reaches the mailbox
 * @param mail the id of the last notification that this generation's link goes out with; absent if it is handed over
 *     by hand
 * @param nextAt when there is something to be done about it without anybody asking, such as a reminder; absent if there
 *     is not; only while PENDING
 * @param held who has accepted it and waits for approval; absent if nobody does; only while PENDING
 */
public record StoredInvite(
        Invite invite,
        String nonce,
        int generation,
        String keyId,
        Duration period,
        Instant sentAt,
        boolean holdsAddress,
        boolean mailboxOnly,
        @Nullable UUID mail,
        @Nullable Instant nextAt,
        @Nullable Held held) {

    /**
     * An acceptance that waits for approval.
     *
     * @param person with the invited address
     */
    public record Held(Person person, Instant at) {

        public Held {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(at, "at");
        }
    }

    /** The largest generation: two bytes of the token. */
    public static final int MAX_GENERATION = 65_535;

    public StoredInvite {
        Objects.requireNonNull(invite, "invite");
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(sentAt, "sentAt");
        if (invite.status() == InviteStatus.EXPIRED) {
            throw new IllegalArgumentException("EXPIRED is derived from the clock and never stored");
        }
        if (generation < 1 || generation > MAX_GENERATION) {
            throw new IllegalArgumentException("the generation must lie between 1 and " + MAX_GENERATION);
        }
        if (holdsAddress && invite.status() != InviteStatus.PENDING) {
            throw new IllegalArgumentException("only a PENDING invite holds its address");
        }
        if (held != null && invite.status() != InviteStatus.PENDING) {
            throw new IllegalArgumentException("an invite that has ended waits for no approval");
        }
        if (nextAt != null && invite.status() != InviteStatus.PENDING) {
            throw new IllegalArgumentException("an invite that has ended waits for nothing");
        }
    }

    public StoredInvite invite(Invite newInvite) {
        return new StoredInvite(
                newInvite, nonce, generation, keyId, period, sentAt, holdsAddress, mailboxOnly, mail, nextAt, held);
    }

    public StoredInvite holdsAddress(boolean holds) {
        return new StoredInvite(
                invite, nonce, generation, keyId, period, sentAt, holds, mailboxOnly, mail, nextAt, held);
    }

    public StoredInvite held(@Nullable Held newHeld) {
        return new StoredInvite(
                invite, nonce, generation, keyId, period, sentAt, holdsAddress, mailboxOnly, mail, nextAt, newHeld);
    }

    /** The same with another delivery and nothing else: a mark of the delivery, not a change. */
    public StoredInvite delivery(Delivery delivery) {
        return delivery(delivery, invite.rev());
    }

    /** The same with another delivery, written by the change of this rev. */
    public StoredInvite delivery(Delivery delivery, long rev) {
        return invite(new Invite(
                invite.id(),
                invite.team(),
                invite.email(),
                invite.name(),
                invite.roles(),
                invite.location(),
                invite.attributes(),
                invite.message(),
                invite.locale(),
                invite.invitedBy(),
                invite.createdAt(),
                invite.expiresAt(),
                invite.status(),
                invite.endReason(),
                invite.endedAt(),
                invite.acceptedBy(),
                delivery,
                invite.linkRequestedAt(),
                rev));
    }

    /** When it ended, or expires: from then on there is nothing to wait for. */
    public Instant overAt() {
        Instant ended = invite.endedAt();
        return ended == null ? invite.expiresAt() : ended;
    }

    @Override
    public String toString() {
        return "StoredInvite[" + invite + ", generation " + generation + ", key " + keyId + "]";
    }
}
