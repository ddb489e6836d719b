package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.rules.Bounds;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.DomainRule;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EmailAddress;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.RoleGrant;
import dev.muster.model.TeamId;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends an invite; what is to happen with an earlier one to the same address is part of the request. */
public final class SendInvite {

    private final Gate gate;
    private final Bounds bounds;
    private final Post post;
    private final ResendInvite resend;
    private final SendingLimits limits;

    public SendInvite(Gate gate, Bounds bounds, Post post, ResendInvite resend, SendingLimits limits) {
        this.gate = gate;
        this.bounds = bounds;
        this.post = post;
        this.resend = resend;
        this.limits = limits;
    }

    public Invite send(Actor actor, TeamId team, NewInvite request) {
        Objects.requireNonNull(request, "invite");
        Duration period = judge(request);
        if (SendingLimits.counts(actor)) {
            limits.requireMay(actor, team, Operation.SEND_INVITE);
            limits.spend(actor, team, request.linkOnly() ? null : request.email());
        }
        return gate.change(actor, team, ReadAhead.address(request.email()), change -> decide(change, request, period));
    }

    /** Who would get a mail from one of several invites, if it is not malformed; null if nobody would. */
    public @Nullable EmailAddress recipient(NewInvite request) {
        judge(request);
        return request.linkOnly() ? null : request.email();
    }

    /** Decides one of several invites that are sent in one change. */
    public Invite decide(Change change, NewInvite request) {
        return decide(change, request, judge(request));
    }

    /** Judges what does not depend on the team; how long the invite will be open. */
    private Duration judge(NewInvite request) {
        bounds.line("name", request.name());
        bounds.line("location", request.location());
        bounds.message(request.message());
        bounds.attributes(request.attributes());
        bounds.roles(request.roles());
        post.requireNotifier(request.linkOnly(), "make the invite withoutMail()");
        return bounds.expiry(request.expiresIn());
    }

    private Invite decide(Change change, NewInvite request, Duration period) {
        change.require(Operation.SEND_INVITE);
        Ceiling.requireGiving(change.standing(), change.roles(), request.roles(), List.of(), change.now());
        Bounds.future(request.roles(), change.now());
        DomainRule.require(change.team(), request.email());
        if (change.isMember(request.email())) {
            throw MusterException.of(Reason.ALREADY_MEMBER, "somebody with this address is a member already");
        }
        StoredInvite holder = change.holder(request.email());
        boolean open = holder != null && !InviteState.isExpired(holder, change.now());
        if (holder != null && open && policy(request) == IfPending.RESEND) {
            refuseOtherRoles(holder, request);
            return resend.decide(change, holder, request.linkOnly());
        }
        if (holder != null && open) {
            replaceable(change, holder, policy(request));
        } else {
            change.seats().takeForInvite(bounds.pendingPerTeam());
        }
        if (holder != null) {
            giveUp(change, holder, open);
        }
        return write(change, request, period);
    }

    private static void replaceable(Change change, StoredInvite holder, IfPending policy) {
        if (policy != IfPending.REPLACE) {
            throw alreadyInvited(holder);
        }
        boolean mine = holder.invite().invitedBy().equals(change.standing().actor());
        change.require(mine ? Operation.HANDLE_OWN_INVITE : Operation.HANDLE_INVITE);
    }

    /** An open invite ends; one that had expired only loses its hold on the address. */
    private static void giveUp(Change change, StoredInvite holder, boolean open) {
        if (open) {
            EndInvites.revoke(change, holder, EndReason.REPLACED);
        } else {
            change.update(InviteDraft.of(holder).addressReleased().at(change.rev()));
        }
    }

    private Invite write(Change change, NewInvite request, Duration period) {
        InviteDraft draft = InviteDraft.of(
                        request,
                        new InviteId(gate.ids().next()),
                        change.team().id(),
                        change.standing().actor(),
                        post.newNonce(),
                        change.now())
                .open(period, bounds.reminder(), change.now());
        StoredInvite row = post.send(change, draft, 1, request.linkOnly());
        change.insert(row);
        Diff diff = new Diff()
                .field("email", null, row.invite().email())
                .field("name", null, row.invite().name())
                .field("location", null, row.invite().location())
                .roles(List.of(), row.invite().roles())
                .attributes(Map.of(), row.invite().attributes());
        change.event(EventType.INVITE_SENT, row.invite(), diff);
        return row.invite();
    }

    /** A new role is never dropped silently. */
    private static void refuseOtherRoles(StoredInvite holder, NewInvite request) {
        Set<NewGrant> promised = new HashSet<>();
        holder.invite().roles().stream().map(RoleGrant::asNew).forEach(promised::add);
        Set<NewGrant> asked = new HashSet<>();
        request.roles().forEach(grant -> asked.add(NewGrant.of(grant.role()).until(grant.until())));
        if (!promised.equals(asked)) {
            throw alreadyInvited(holder).with("roles", "differ");
        }
    }

    private static MusterException alreadyInvited(StoredInvite holder) {
        return MusterException.of(
                        Reason.ALREADY_INVITED, "this address has an open invite; edit it, resend it or replace it")
                .with("invite", holder.invite().id());
    }

    private static IfPending policy(NewInvite request) {
        @Nullable IfPending policy = request.ifPending();
        return policy == null ? IfPending.REFUSE : policy;
    }
}
