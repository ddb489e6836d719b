package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.rules.Bounds;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.Grants;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EmailAddress;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.RoleGrant;
import dev.muster.model.TeamId;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Sends an open or expired invite again: a new link at once, the older one dead, the expiry armed anew. Who resends
 * vouches for its roles from then on, so that an invite of somebody who lost their rights is rescued by it.
 */
public final class ResendInvite {

    private static final String BY_HAND = "call resendWithoutMail";

    private final Gate gate;
    private final Post post;
    private final Duration cooldown;
    private final Bounds bounds;
    private final SendingLimits limits;

    public ResendInvite(Gate gate, Post post, Duration cooldown, Bounds bounds, SendingLimits limits) {
        this.gate = gate;
        this.post = post;
        this.cooldown = cooldown;
        this.bounds = bounds;
        this.limits = limits;
    }

    /** @param linkOnly send no mail; the new link is copied and handed over */
    public Invite resend(Actor actor, TeamId team, InviteId id, boolean linkOnly) {
        Objects.requireNonNull(id, "invite");
        post.requireNotifier(linkOnly, BY_HAND);
        Operation own = Operation.HANDLE_OWN_INVITE;
        spend(actor, team, id, linkOnly, own, Operation.HANDLE_INVITE, InviteState::requireNotEnded);
        return gate.change(actor, team, ReadAhead.invite(id), change -> decide(change, handled(change, id), linkOnly));
    }

    /** Counts a sending that is not refused at first sight. */
    void spend(
            Actor actor,
            TeamId team,
            InviteId id,
            boolean linkOnly,
            Operation own,
            Operation others,
            Consumer<StoredInvite> requireResendable) {
        if (!SendingLimits.counts(actor)) {
            return;
        }
        StoredInvite row = gate.find(team, reader -> reader.invites().find(id));
        boolean mine = row != null && row.invite().invitedBy().equals(actor.ref());
        limits.requireMay(actor, team, mine ? own : others);
        if (row == null) {
            return; // there is nothing to count: the change says so
        }
        requireResendable.accept(row);
        requireCooledDown(row, gate.now());
        limits.spend(actor, team, linkOnly ? null : row.invite().email());
    }

    /** Decides one of several invites that are sent again in one change. */
    public Invite decide(Change change, InviteId id) {
        post.requireNotifier(false, BY_HAND);
        return decide(change, handled(change, id), false);
    }

    private static StoredInvite handled(View view, InviteId id) {
        return InviteState.handled(view, id, Operation.HANDLE_OWN_INVITE, Operation.HANDLE_INVITE);
    }

    /** Whom one of several invites would reach again, if it is not refused at first sight. */
    public EmailAddress recipient(View view, InviteId id) {
        post.requireNotifier(false, BY_HAND);
        StoredInvite row = handled(view, id);
        InviteState.requireNotEnded(row);
        requireCooledDown(row, view.now());
        return row.invite().email();
    }

    Invite decide(Change change, StoredInvite row, boolean linkOnly) {
        boolean mine = row.invite().invitedBy().equals(change.standing().actor());
        change.require(mine ? Operation.HANDLE_OWN_INVITE : Operation.HANDLE_INVITE);
        InviteState.requireNotEnded(row);
        Ceiling.require(
                change.standing(), change.roles(), Grants.anew(row.invite().roles()), List.of(), change.now());
        requireCooledDown(row, change.now());
        if (row.generation() == StoredInvite.MAX_GENERATION) {
            throw MusterException.of(Reason.RESENDS_EXHAUSTED, "sent too often; revoke it and send a new invite");
        }
        Reopening.takeAddress(change, row, bounds);
        List<RoleGrant> vouched = row.invite().roles().stream()
                .map(grant -> grant.by(change.standing().actor()))
                .toList();
        InviteDraft draft = InviteDraft.of(row).roles(vouched).open(row.period(), bounds.reminder(), change.now());
        StoredInvite sent = post.send(change, draft, row.generation() + 1, linkOnly);
        change.resend(sent);
        Diff diff = new Diff()
                .field("expiresAt", row.invite().expiresAt(), sent.invite().expiresAt())
                .field("generation", row.generation(), sent.generation());
        change.event(EventType.INVITE_RESENT, sent.invite(), diff);
        return sent.invite();
    }

    private void requireCooledDown(StoredInvite row, Instant now) {
        Instant again = row.sentAt().plus(cooldown);
        if (now.isBefore(again)) {
            throw MusterException.retryAfter(
                    Reason.RESEND_TOO_SOON, "it was sent a moment ago; wait a little", Duration.between(now, again));
        }
    }
}
