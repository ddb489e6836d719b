package dev.muster.internal.member;

import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.invite.EndInvites;
import dev.muster.internal.rules.Bounds;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.DomainRule;
import dev.muster.internal.rules.Grants;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewMember;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import dev.muster.spi.ReadAhead;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Adds a member without an invite: the host's own code knows who they are. */
public final class AddMember {

    private final Gate gate;
    private final Bounds bounds;

    public AddMember(Gate gate, Bounds bounds) {
        this.gate = gate;
        this.bounds = bounds;
    }

    public Member add(Actor actor, TeamId team, NewMember request) {
        Objects.requireNonNull(request, "member");
        Person person = request.person();
        bounds.line("name", person.name());
        bounds.line("location", request.location());
        bounds.attributes(request.attributes());
        bounds.roles(request.roles());
        return gate.change(actor, team, ReadAhead.address(person.email()).andMember(person.id()), change -> {
            change.require(Operation.ADD_MEMBER);
            Ceiling.requireGiving(change.standing(), change.roles(), request.roles(), List.of(), change.now());
            Bounds.future(request.roles(), change.now());
            DomainRule.require(change.team(), person.email());
            if (change.reader().members().find(person.id()) != null) {
                throw MusterException.of(Reason.ALREADY_MEMBER, "this user is a member already");
            }
            if (!EndInvites.keepSeat(change, person.email())) {
                change.seats().takeOne();
            }
            Member member = new Member(
                    team,
                    person,
                    request.location(),
                    Grants.merged(actor.ref(), request.roles(), List.of(), change.now()),
                    MemberStatus.ACTIVE,
                    request.attributes() == null ? Map.of() : request.attributes(),
                    change.now(),
                    change.rev());
            EndInvites.ofAdded(change, person.email());
            change.write(tx -> tx.members().insert(member));
            Diff diff = new Diff()
                    .field("name", null, person.name())
                    .field("email", null, person.email())
                    .field("location", null, member.location())
                    .roles(List.of(), member.roles())
                    .attributes(Map.of(), member.attributes());
            change.event(EventType.MEMBER_ADDED, member, diff);
            return member;
        });
    }
}
