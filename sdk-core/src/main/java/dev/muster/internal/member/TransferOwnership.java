package dev.muster.internal.member;

import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.rules.Bounds;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.Grants;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** An owner hands the owner role over to another member and becomes something else, in one change. */
public final class TransferOwnership {

    private final Gate gate;
    private final Bounds bounds;

    public TransferOwnership(Gate gate, Bounds bounds) {
        this.gate = gate;
        this.bounds = bounds;
    }

    public TeamEvent transfer(Actor actor, TeamId team, UserId to, RoleId becomes) {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(becomes, "becomes");
        return gate.change(actor, team, change -> {
            change.require(Operation.TRANSFER_OWNERSHIP);
            RoleId ownerRole = change.roles().owner();
            UserId from = UserId.of(change.standing().actor().id());
            if (from.equals(to)) {
                throw malformed("to", "ownership goes to another member");
            }
            if (becomes.equals(ownerRole)) {
                throw malformed("becomes", "the former owner becomes something else");
            }
            Member giver = Members.require(change.reader(), from);
            Member taker = Members.require(change.reader(), to);
            if (taker.status() == MemberStatus.SUSPENDED) {
                throw MusterException.of(Reason.MEMBER_SUSPENDED, "a suspended member cannot become the owner");
            }
            List<NewGrant> given = List.of(NewGrant.of(ownerRole), NewGrant.of(becomes));
            Ceiling.requireGiving(change.standing(), change.roles(), given, taker.roles(), change.now());
            Member former = giver.roles(swap(giver, ownerRole, becomes, actor)).rev(change.rev());
            Member owner = taker.roles(swap(taker, ownerRole, ownerRole, actor)).rev(change.rev());
            bounds.roles(Grants.anew(owner.roles()));
            change.write(tx -> tx.members().update(owner));
            change.write(tx -> tx.members().update(former));
            TeamEvent event = change.event(
                    EventType.OWNERSHIP_TRANSFERRED, owner, new Diff().roles(taker.roles(), owner.roles()));
            change.event(EventType.MEMBER_EDITED, former, new Diff().roles(giver.roles(), former.roles()));
            return event;
        });
    }

    private static InvalidValueException malformed(String field, String message) {
        return new InvalidValueException(field, InvalidValueException.Code.MALFORMED, message);
    }

    /** Every role but these two stays, and the one that was asked for comes on top, for good. */
    private static List<RoleGrant> swap(Member member, RoleId without, RoleId with, Actor actor) {
        Stream<RoleGrant> kept = member.roles().stream()
                .filter(grant -> !grant.role().equals(without) && !grant.role().equals(with));
        return Stream.concat(Stream.of(new RoleGrant(with, null, actor.ref())), kept)
                .toList();
    }
}
