package dev.muster.internal.role;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Diff;
import dev.muster.internal.change.Gate;
import dev.muster.internal.invite.SwapRole;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.Grants;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.EventType;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Member;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredRole;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a role of a team's own. Who has it gets the replacement instead, with the same end, in the same change: nobody
 * is left with a role that is no more.
 */
public final class DeleteRole {

    private final Gate gate;

    public DeleteRole(Gate gate) {
        this.gate = gate;
    }

    public TeamEvent delete(Actor actor, TeamId team, RoleId id, @Nullable RoleId replacement) {
        Objects.requireNonNull(id, "role");
        return gate.change(actor, team, change -> decide(change, id, replacement));
    }

    /** As part of a change. */
    public static TeamEvent decide(Change change, RoleId id, @Nullable RoleId replacement) {
        Objects.requireNonNull(id, "role");
        if (id.equals(replacement)) {
            throw new InvalidValueException(
                    "replacement", InvalidValueException.Code.MALFORMED, "must be another role than the one that goes");
        }
        change.require(Operation.MANAGE_ROLES);
        StoredRole role = TeamRoles.require(change, id);
        requireNotIncluded(change, id);
        List<Member> members = RoleUse.members(change, id, Integer.MAX_VALUE);
        List<StoredInvite> invites = RoleUse.invites(change, id);
        List<NewGrant> given = replacement == null ? List.of() : given(id, replacement, members, invites);
        Ceiling.requireGiving(
                change.standing(),
                change.roles(),
                given,
                List.of(new RoleGrant(id, null, change.standing().actor())),
                change.now());
        if (replacement == null) {
            requireUnused(members, invites);
        }
        change.write(tx -> tx.roles().delete(id));
        TeamEvent event = change.event(EventType.ROLE_DELETED, role, TeamRoles.diff(role, null));
        if (replacement != null) {
            members.forEach(member -> replace(change, member, id, replacement));
            invites.forEach(row ->
                    SwapRole.in(change, row, replaced(change, row.invite().roles(), id, replacement)));
        }
        return event;
    }

    private static void requireNotIncluded(Change change, RoleId id) {
        List<RoleId> including = change.ownRoles().stream()
                .filter(other -> other.includes().contains(id))
                .map(StoredRole::id)
                .toList();
        if (!including.isEmpty()) {
            throw MusterException.of(Reason.ROLE_IN_USE, "other roles include it; edit those first")
                    .with("includedBy", including);
        }
    }

    private static void requireUnused(List<Member> members, List<StoredInvite> invites) {
        if (!members.isEmpty() || !invites.isEmpty()) {
            throw MusterException.of(Reason.ROLE_IN_USE, "somebody has it or is invited with it; name a replacement")
                    .with("members", members.size())
                    .with("invites", invites.size());
        }
    }

    /** The replacement once with each end that it is to have; for good if nobody is to have it. */
    private static List<NewGrant> given(
            RoleId id, RoleId replacement, List<Member> members, List<StoredInvite> invites) {
        Stream<RoleGrant> grants = Stream.concat(
                members.stream().flatMap(member -> member.roles().stream()),
                invites.stream().flatMap(row -> row.invite().roles().stream()));
        List<NewGrant> given = grants.filter(grant -> grant.role().equals(id))
                .map(grant -> NewGrant.of(replacement).until(grant.until()))
                .distinct()
                .toList();
        return given.isEmpty() ? List.of(NewGrant.of(replacement)) : given;
    }

    private static void replace(Change change, Member before, RoleId id, RoleId replacement) {
        Member after =
                before.roles(replaced(change, before.roles(), id, replacement)).rev(change.rev());
        change.write(tx -> tx.members().update(after));
        change.event(EventType.MEMBER_EDITED, after, new Diff().roles(before.roles(), after.roles()));
    }

    private static List<RoleGrant> replaced(Change change, List<RoleGrant> grants, RoleId id, RoleId replacement) {
        return Grants.replaced(grants, id, replacement, change.standing().actor());
    }
}
