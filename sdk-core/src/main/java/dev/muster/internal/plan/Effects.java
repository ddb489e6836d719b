package dev.muster.internal.plan;

import dev.muster.internal.change.Change;
import dev.muster.internal.member.Members;
import dev.muster.internal.role.RoleUse;
import dev.muster.internal.role.TeamRoles;
import dev.muster.internal.rules.Grants;
import dev.muster.internal.rules.RoleBook;
import dev.muster.model.ActorRef;
import dev.muster.model.Impact;
import dev.muster.model.Impact.Affected;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.Plan;
import dev.muster.model.Role;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.StoredRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Works out who would gain or lose what. */
final class Effects {

    private final Change change;
    private final PermissionCatalog catalog;
    private final List<Affected> affected = new ArrayList<>();
    private boolean more;

    Effects(Change change, PermissionCatalog catalog) {
        this.change = change;
        this.catalog = catalog;
    }

    Impact of(Plan plan) {
        if (plan instanceof Plan.EditRole edit) {
            StoredRole before = change.ownRoles().stream()
                    .filter(role -> role.id().equals(edit.role()))
                    .findFirst()
                    .orElseThrow();
            List<RoleId> touched = change.roles().all().stream()
                    .map(Role::id)
                    .filter(role -> change.roles().reaches(role, edit.role()))
                    .toList();
            RoleBook after = TeamRoles.after(change, TeamRoles.edited(change, before, edit.edit()));
            holders(touched, after, grants -> grants);
        } else if (plan instanceof Plan.DeleteRole delete) {
            RoleId replacement = delete.replacement();
            holders(
                    List.of(delete.role()),
                    change.roles(),
                    grants -> replacement == null
                            ? grants
                            : Grants.replaced(
                                    grants,
                                    delete.role(),
                                    replacement,
                                    change.standing().actor()));
        } else if (plan instanceof Plan.SuspendMember suspend) {
            gone(suspend.user(), false);
        } else if (plan instanceof Plan.RemoveMember remove) {
            gone(remove.user(), true);
        }
        return new Impact(change.team().id(), change.rev() - 1, plan, affected, more);
    }

    private void holders(List<RoleId> touched, RoleBook after, UnaryOperator<List<RoleGrant>> swap) {
        Map<Object, Affected> found = new LinkedHashMap<>();
        for (RoleId role : touched) {
            List<Member> members = RoleUse.members(change, role, Impact.MOST + 1);
            List<StoredInvite> invites = RoleUse.invites(change, role, Impact.MOST + 1);
            more |= members.size() > Impact.MOST || invites.size() > Impact.MOST;
            members.stream()
                    .limit(Impact.MOST)
                    .filter(member -> member.status() == MemberStatus.ACTIVE)
                    .forEach(member ->
                            found.put(member.user(), member(member, rights(swap.apply(member.roles()), after))));
            invites.stream()
                    .limit(Impact.MOST)
                    .forEach(row -> found.put(
                            row.invite().id(),
                            invite(row, rights(swap.apply(row.invite().roles()), after))));
        }
        found.values().stream()
                .filter(one -> !one.gains().isEmpty() || !one.losses().isEmpty())
                .forEach(affected::add);
    }

    /** Who is suspended or gone may do nothing, and neither counts what they promised to others. */
    private void gone(UserId user, boolean removed) {
        Member member = Members.require(change.reader(), user);
        affected.add(member(member, Set.of()));
        List<StoredInvite> sent = change.reader().invites().pendingBy(ActorRef.user(user), null, Impact.MOST + 1);
        more = sent.size() > Impact.MOST;
        Set<StoredInvite> ended = new LinkedHashSet<>(sent.subList(0, Math.min(sent.size(), Impact.MOST)));
        StoredInvite toThem =
                removed ? change.reader().invites().holder(member.person().email()) : null;
        if (toThem != null) {
            ended.add(toThem);
        }
        ended.forEach(row -> affected.add(invite(row, Set.of())));
    }

    private Affected member(Member member, Set<Permission> after) {
        Set<Permission> before =
                member.status() == MemberStatus.ACTIVE ? rights(member.roles(), change.roles()) : Set.of();
        return new Affected(
                member.user(), null, member.person().displayName(), without(after, before), without(before, after));
    }

    private Affected invite(StoredInvite row, Set<Permission> after) {
        Set<Permission> before = rights(row.invite().roles(), change.roles());
        return new Affected(
                null, row.invite().id(), row.invite().displayName(), without(after, before), without(before, after));
    }

    private Set<Permission> rights(List<RoleGrant> grants, RoleBook roles) {
        Set<Permission> rights = new LinkedHashSet<>();
        List<Role> held = grants.stream()
                .filter(grant -> grant.activeAt(change.now()))
                .map(grant -> roles.find(grant.role()))
                .filter(role -> role != null)
                .toList();
        for (Permission permission : catalog.permissions()) {
            if (held.stream().anyMatch(role -> role.permissions().stream().anyMatch(p -> p.covers(permission)))) {
                rights.add(permission);
            }
        }
        return rights;
    }

    private static Set<Permission> without(Set<Permission> all, Set<Permission> some) {
        Set<Permission> rest = new LinkedHashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
