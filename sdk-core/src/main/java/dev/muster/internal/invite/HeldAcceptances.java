package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.internal.page.Pages;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.DomainRule;
import dev.muster.internal.rules.Grants;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Accepted;
import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Actor;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.HeldAcceptance;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.Member;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Page;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.Slice;
import dev.muster.model.TeamId;
import dev.muster.spi.InviteReads.Age;
import dev.muster.spi.ReadAhead;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredInvite.Held;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Who has accepted, but of whom nobody vouches any more: somebody who may manage invites does, or turns them down. */
public final class HeldAcceptances {

    private final Gate gate;
    private final Pages pages;

    public HeldAcceptances(Gate gate, Pages pages) {
        this.gate = gate;
        this.pages = pages;
    }

    /** The same person again changes nothing. */
    static Accepted hold(Change change, StoredInvite row, Person person) {
        Held before = row.held();
        if (before == null || !before.person().equals(person)) {
            StoredInvite held =
                    InviteDraft.of(row).held(new Held(person, change.now())).at(change.rev());
            change.update(held);
            Diff diff = new Diff().field("name", null, person.name()).field("email", null, person.email());
            change.event(EventType.INVITE_ACCEPTANCE_HELD, held.invite(), person.id(), diff);
        }
        return new Accepted(null, Outcome.HELD);
    }

    public Slice<HeldAcceptance> list(Actor actor, TeamId team, Page page) {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(page, "page");
        int size = pages.size(page);
        List<Object> scope = List.of("held acceptances", team);
        List<String> place = pages.after(page, scope);
        Age after = place == null
                ? null
                : new Age(Instant.ofEpochMilli(Long.parseLong(place.get(0))), InviteId.of(place.get(1)));
        return gate.read(actor, team, view -> {
            view.require(Operation.SEE_HELD_ACCEPTANCES);
            List<StoredInvite> rows = view.reader().invites().held(after, size + 1);
            return pages.slice(rows, size, scope, HeldAcceptances::place).map(row -> shown(view, row));
        });
    }

    private static HeldAcceptance shown(View view, StoredInvite row) {
        Held held = held(row);
        return new HeldAcceptance(InviteState.shown(row, view.now()), held.person(), held.at());
    }

    private static List<String> place(StoredInvite row) {
        return List.of(
                String.valueOf(held(row).at().toEpochMilli()), row.invite().id().toString());
    }

    /** The approver gives the roles, in place of who had promised them. */
    public Member approve(Actor actor, TeamId team, InviteId id) {
        Objects.requireNonNull(id, "invite");
        return gate.change(actor, team, ReadAhead.invite(id), change -> {
            StoredInvite row =
                    InviteState.handled(change, id, Operation.APPROVE_ACCEPTANCE, Operation.APPROVE_ACCEPTANCE);
            Held held = held(row);
            if (InviteState.isExpired(row, change.now())) {
                throw InviteState.expired();
            }
            DomainRule.require(change.team(), row.invite().email());
            Authority.requireRoles(change, row.invite());
            Authority.requireUnended(change, row.invite());
            Ceiling.require(
                    change.standing(), change.roles(), Grants.anew(row.invite().roles()), List.of(), change.now());
            List<RoleGrant> vouched = row.invite().roles().stream()
                    .map(grant -> grant.by(actor.ref()))
                    .toList();
            StoredInvite given = InviteDraft.of(row).roles(vouched).at(change.rev());
            Member member = change.reader().members().find(held.person().id());
            return (member != null
                            ? AcceptInvite.close(change, given, member)
                            : AcceptInvite.join(change, given, held.person()))
                    .joined();
        });
    }

    public Invite turnDown(Actor actor, TeamId team, InviteId id) {
        Objects.requireNonNull(id, "invite");
        return gate.change(actor, team, ReadAhead.invite(id), change -> {
            StoredInvite row =
                    InviteState.handled(change, id, Operation.TURN_ACCEPTANCE_DOWN, Operation.TURN_ACCEPTANCE_DOWN);
            held(row);
            return EndInvites.revoke(change, row, EndReason.TURNED_DOWN);
        });
    }

    private static Held held(StoredInvite row) {
        InviteState.requireNotEnded(row);
        Held held = row.held();
        if (held == null) {
            throw MusterException.of(
                    Reason.HELD_ACCEPTANCE_NOT_FOUND, "nobody who accepted this invite waits for approval");
        }
        return held;
    }
}
