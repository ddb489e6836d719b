package dev.muster.spi;

import dev.muster.model.ActorRef;
import dev.muster.model.EmailAddress;
import dev.muster.model.FailedAccept;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.RoleId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The invites of one team, to be read. */
public interface InviteReads {

    default @Nullable StoredInvite find(InviteId invite) {
        List<StoredInvite> found = findAll(Set.of(invite));
        return found.isEmpty() ? null : found.get(0);
    }

    /** Those of these invites that are there, in any order; 1,000 are asked for at most. */
    List<StoredInvite> findAll(Set<InviteId> invites);

    /** The little of an invite that is looked at before a change by its link; null if there is no such invite. */
    @Nullable
    Origin origin(InviteId invite);

    /** The invite that holds this address, compared by its key; there is one at most. */
    default @Nullable StoredInvite holder(EmailAddress email) {
        List<StoredInvite> found = holders(Set.of(email));
        return found.isEmpty() ? null : found.get(0);
    }

    /** The invites that hold these addresses, in any order; 1,000 addresses are asked for at most. */
    List<StoredInvite> holders(Set<EmailAddress> emails);

    /** How many are stored as PENDING and expire after {@code now}; counting may stop at {@code atMost}. */
    int countOpen(Instant now, int atMost);

    /** Those stored as PENDING that were sent by this actor, expired ones too, by id. */
    List<StoredInvite> pendingBy(ActorRef inviter, @Nullable InviteId after, int limit);

    /** Those whose {@code nextAt} has come ({@code nextAt <= now}), the earliest first, then by id. */
    List<StoredInvite> due(Instant now, int limit);

    /** Those that were {@linkplain StoredInvite#overAt over} by this moment, the earliest first, then by id. */
    List<InviteId> over(Instant by, int limit);

    /** Those that hold their address, in the order of {@link ListOrder} of name or else address, then of id. */
    List<StoredInvite> list(InviteFilter filter, @Nullable ListKey after, int limit);

    /**
     * All, the newest first: by {@code createdAt}, then by id, both descending.
     *
     * @param status as stored; null for all
     * @param expired only those that do ({@code expiresAt <= now}), or do not; null for both
     */
    List<StoredInvite> newest(
            @Nullable InviteStatus status, @Nullable Boolean expired, Instant now, @Nullable Age before, int limit);

    /** Those for which a new link is asked, the longest waiting first: by {@code linkRequestedAt}, then by id. */
    List<StoredInvite> linkRequests(@Nullable Age after, int limit);

    /** Those whose acceptance waits for approval, the longest waiting first: by when they were accepted, then by id. */
    List<StoredInvite> held(@Nullable Age after, int limit);

    /** How accepting this invite has failed, in any order. */
    List<FailedAccept> failedAccepts(InviteId invite);

    /**
     * Which invites; what is null does not matter.
     *
     * @param now what {@code expired} is judged by
     * @param expired whether {@code expiresAt <= now}
     * @param undelivered whether the delivery is FAILED
     * @param role those that give it
     * @param search {@link ListOrder#fold folded}: those whose folded name or address key contains it, literally
     */
    record InviteFilter(
            Instant now,
            @Nullable Boolean expired,
            @Nullable Boolean undelivered,
            @Nullable RoleId role,
            @Nullable String search) {}

    /**
     * Where an invite and its links come from. Neither ever changes.
     *
     * @param nonce {@link StoredInvite#nonce}, by which a link is verified
     * @param invitedBy who sent the invite, and will be judged again
     */
    record Origin(String nonce, ActorRef invitedBy) {

        /** That of this invite. */
        public static Origin of(StoredInvite stored) {
            return new Origin(stored.nonce(), stored.invite().invitedBy());
        }
    }

    /** A place in a list by moments. */
    record Age(Instant at, InviteId id) {}
}
