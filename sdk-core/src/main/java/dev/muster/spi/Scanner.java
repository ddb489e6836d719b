package dev.muster.spi;

import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.Membership;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Across teams, to be read. */
public interface Scanner {

    /** The teams of a user, in the order of {@link ListOrder} of their names, then of id. */
    List<Membership> teamsOf(UserId user, @Nullable ListKey after, int limit);

    /** Which team has this slug; null if none has. */
    @Nullable
    TeamId withSlug(String slug);

    /**
     * The committed rev of each of these teams; those that never were are left out, tombstones are teams. Asked for all
     * teams in use once a second: one statement for many teams, and no more than the rev.
     */
    Map<TeamId, Long> revs(Collection<TeamId> teams);

    /** Teams with a member whose grant has ended ({@code until <= now}), in the storage's own order of ids. */
    List<TeamId> withEndedGrants(Instant now, @Nullable TeamId after, int limit);

    /** Teams with an invite whose {@code nextAt} has come ({@code nextAt <= now}), in the storage's own order of ids. */
    List<TeamId> withDueInvites(Instant now, @Nullable TeamId after, int limit);

    /** Teams with an invite that was {@linkplain StoredInvite#overAt over} by this moment, in the storage's own order of ids. */
    List<TeamId> withInvitesOver(Instant by, @Nullable TeamId after, int limit);

    /** Teams with answers to bulk calls of an earlier moment, in the storage's own order of ids. */
    List<TeamId> withAnswersBefore(Instant at, @Nullable TeamId after, int limit);

    /** Teams with an event about this user in their history, be they deleted, in the storage's own order of ids. */
    List<TeamId> teamsNaming(UserId user, @Nullable TeamId after, int limit);

    /**
     * Teams with an event in their history that {@linkplain HistoryStore#addressKey gave} this address to somebody, be
     * they deleted, in the storage's own order of ids.
     */
    List<TeamId> teamsNaming(EmailAddress email, @Nullable TeamId after, int limit);

    /** The invite whose link went out, or is to go out, with this notification; null if there is none. */
    @Nullable
    StoredInvite mailedWith(UUID mail);

    /**
     * How many invites are stored as PENDING, expire after {@code now}, and have a link that was made with none of these
     * keys; counting may stop at {@code atMost}. Asked once at the start: it may look at all invites.
     *
     * @param keyIds one at least
     */
    int countOtherKeys(Set<String> keyIds, Instant now, int atMost);

    /** What the outbox holds, due or not; counting may stop at {@code atMost}. */
    Waiting waiting(int atMost);

    /** Roles of teams' own, by team and id in the storage's own order. */
    List<StoredRole> roles(@Nullable RoleKey after, int limit);

    /**
     * What the outbox holds.
     *
     * @param rows how many rows
     * @param first the least of their ids, in the order of their texts; null if there are none
     */
    record Waiting(int rows, @Nullable UUID first) {}

    /** A place in the list of all roles of teams' own. */
    record RoleKey(TeamId team, RoleId role) {}

    /** Whether {@link WorkTransaction#suppress} keeps this subject. */
    boolean suppressed(String subject);

    /**
     * The invites that hold one of these addresses and expire after {@code now}, by their id's text, the greatest first.
     *
     * @param emails one at least
     * @param before only those of smaller ids; null for all
     */
    List<InviteRef> invitesTo(List<EmailAddress> emails, Instant now, @Nullable InviteId before, int limit);
}
