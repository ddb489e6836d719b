package dev.muster.internal.member;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.LastOwner;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.Membership;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.Reader;
import java.util.List;
import java.util.Objects;

/** Looking at a member, suspending and resuming one. */
public final class Members {

    private final Gate gate;

    public Members(Gate gate) {
        this.gate = gate;
    }

    public Membership membership(Actor actor, TeamId team, UserId user) {
        Objects.requireNonNull(user, "user");
        return gate.read(actor, team, view -> {
            view.require(actor.isUser(user) ? Operation.SEE_OWN_PROFILE : Operation.SEE_PROFILE);
            return new Membership(view.team(), require(view.reader(), user));
        });
    }

    public Member suspend(Actor actor, TeamId team, UserId user) {
        Objects.requireNonNull(user, "user");
        return gate.change(actor, team, ReadAhead.member(user), change -> decideSuspend(change, user));
    }

    public Member resume(Actor actor, TeamId team, UserId user) {
        Objects.requireNonNull(user, "user");
        return gate.change(
                actor,
                team,
                ReadAhead.member(user),
                change -> status(change, user, Operation.RESUME_MEMBER, MemberStatus.ACTIVE, EventType.MEMBER_RESUMED));
    }

    /** As part of a change. */
    public static Member decideSuspend(Change change, UserId user) {
        return status(change, user, Operation.SUSPEND_MEMBER, MemberStatus.SUSPENDED, EventType.MEMBER_SUSPENDED);
    }

    private static Member status(
            Change change, UserId user, Operation operation, MemberStatus status, EventType event) {
        change.require(operation);
        Member before = require(change.reader(), user);
        Ceiling.require(change.standing(), change.roles(), List.of(), before.roles(), change.now());
        Member after = before.status(status).rev(change.rev());
        LastOwner.requireAnother(change.reader(), change.roles(), before, after);
        return save(change, event, before, after, new Diff().field("status", before.status(), status));
    }

    /** The member, or the answer that missing and foreign ones have in common. */
    public static Member require(Reader reader, UserId user) {
        Member member = reader.members().find(user);
        if (member == null) {
            throw MusterException.of(Reason.MEMBER_NOT_FOUND, "there is no such member in this team");
        }
        return member;
    }

    static Member save(Change change, EventType event, Member before, Member after, Diff diff) {
        if (diff.isEmpty()) {
            return before;
        }
        change.write(tx -> tx.members().update(after));
        change.event(event, after, diff);
        return after;
    }
}
