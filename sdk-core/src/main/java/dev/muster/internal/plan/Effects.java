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
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Works out who would gain or lose what, by comparing the team as it is with how the plan would leave it. */
final class Effects {

    private final Change change;
    private final PermissionCatalog catalog;
    private final Outlook before;
    private final List<Affected> affected = new ArrayList<>();

    /** Those that the plan may touch, found by what it is about. */
    private final Map<InviteId, Invite> invites = new LinkedHashMap<>();

    private boolean more;

    Effects(Change change, PermissionCatalog catalog) {
        this.change = change;
        this.catalog = catalog;
        this.before = outlook(change.roles(), UnaryOperator.identity());
    }

    Impact of(Plan plan) {
        if (plan instanceof Plan.EditRole edit) {
            edit(edit);
        } else if (plan instanceof Plan.DeleteRole delete) {
            delete(delete);
        } else if (plan instanceof Plan.SuspendMember suspend) {
            Member member = Members.require(change.reader(), suspend.user());
            addSent(member);
            compare(
                    List.of(member),
                    new Outlook(
                            change,
                            catalog,
                            change.roles(),
                            one -> one.equals(member) ? one.status(MemberStatus.SUSPENDED) : one,
                            Invite::roles));
        } else if (plan instanceof Plan.RemoveMember remove) {
            remove(Members.require(change.reader(), remove.user()));
        }
        return new Impact(change.team().id(), change.rev() - 1, plan, affected, more);
    }

    private void edit(Plan.EditRole edit) {
        StoredRole role = change.ownRoles().stream()
                .filter(own -> own.id().equals(edit.role()))
                .findFirst()
                .orElseThrow();
        RoleBook roles = TeamRoles.after(change, TeamRoles.edited(change, role, edit.edit()));
        List<RoleId> touched = change.roles().all().stream()
                .map(Role::id)
                .filter(one -> change.roles().reaches(one, edit.role()))
                .toList();
        touched.forEach(this::addHolding);
        compare(holders(touched), outlook(roles, UnaryOperator.identity()));
    }

    private void delete(Plan.DeleteRole delete) {
        RoleId replacement = delete.replacement();
        ActorRef giver = change.standing().actor();
        UnaryOperator<List<RoleGrant>> replaced =
                grants -> replacement == null ? grants : Grants.replaced(grants, delete.role(), replacement, giver);
        addHolding(delete.role());
        compare(holders(List.of(delete.role())), outlook(change.roles(), replaced));
    }

    /** What they sent goes with them, and what was sent to them. */
    private void remove(Member member) {
        ActorRef sender = ActorRef.user(member.user());
        StoredInvite toThem = change.reader().invites().holder(member.person().email());
        if (toThem != null) {
            add(toThem);
        }
        addSent(member);
        compare(
                List.of(member),
                new Outlook(
                        change,
                        catalog,
                        change.roles(),
                        one -> one.equals(member) ? null : one,
                        invite -> invite.invitedBy().equals(sender)
                                        || (toThem != null && toThem.invite().equals(invite))
                                ? null
                                : invite.roles()));
    }

    /** With other roles, or other grants of them. */
    private Outlook outlook(RoleBook roles, UnaryOperator<List<RoleGrant>> grants) {
        return new Outlook(
                change,
                catalog,
                roles,
                member -> member.roles(grants.apply(member.roles())),
                invite -> grants.apply(invite.roles()));
    }

    private Collection<Member> holders(List<RoleId> roles) {
        Map<UserId, Member> holders = new LinkedHashMap<>();
        for (RoleId role : roles) {
            List<Member> members = RoleUse.members(change, role, Impact.MOST + 1);
            more |= members.size() > Impact.MOST;
            members.stream().limit(Impact.MOST).forEach(member -> holders.put(member.user(), member));
        }
        return holders.values();
    }

    private void addHolding(RoleId role) {
        RoleUse.eachInvite(change, role, this::add);
    }

    private void addSent(Member member) {
        change.reader()
                .invites()
                .pendingBy(ActorRef.user(member.user()), null, Impact.MOST + 1)
                .forEach(this::add);
    }

    /** Whether there is room for more. */
    private boolean add(StoredInvite row) {
        invites.put(row.invite().id(), row.invite());
        return invites.size() <= Impact.MOST;
    }

    /**
     * No index finds invites by who gave their roles, and the team is locked meanwhile: so many of a list are looked
     * through, and no more.
     */
    private void addGivenBy(Collection<Member> members) {
        Set<ActorRef> givers =
                members.stream().map(member -> ActorRef.user(member.user())).collect(Collectors.toSet());
        AtomicInteger looked = new AtomicInteger();
        RoleUse.eachInvite(change, null, row -> {
            if (looked.getAndIncrement() == Impact.MOST) {
                more = true;
                return false;
            }
            boolean given = row.invite().roles().stream().anyMatch(grant -> givers.contains(grant.by()));
            return !given || add(row);
        });
    }

    /** Of the members and invites that the plan may touch, those that it does. */
    private void compare(Collection<Member> members, Outlook after) {
        for (Member member : members) {
            add(
                    !member.equals(after.of(member)),
                    before.rights(member),
                    after.rights(member),
                    new Affected(member.user(), null, member.person().displayName(), Set.of(), Set.of()));
        }
        addGivenBy(members);
        more |= invites.size() > Impact.MOST;
        invites.values().stream()
                .limit(Impact.MOST)
                .forEach(invite -> add(
                        !invite.roles().equals(after.of(invite)),
                        before.rights(invite),
                        after.rights(invite),
                        new Affected(null, invite.id(), invite.displayName(), Set.of(), Set.of())));
    }

    private void add(boolean changes, Set<Permission> had, Set<Permission> has, Affected one) {
        if (changes || !had.equals(has)) {
            affected.add(new Affected(one.user(), one.invite(), one.name(), without(has, had), without(had, has)));
        }
    }

    private static Set<Permission> without(Set<Permission> all, Set<Permission> some) {
        Set<Permission> rest = new LinkedHashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
