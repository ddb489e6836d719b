package dev.muster.internal.plan;

import dev.muster.internal.change.Change;
import dev.muster.internal.invite.Authority;
import dev.muster.internal.rules.RoleBook;
import dev.muster.internal.rules.Standing;
import dev.muster.model.ActorRef;
import dev.muster.model.Invite;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.Permission;
import dev.muster.model.PermissionCatalog;
import dev.muster.model.Role;
import dev.muster.model.RoleGrant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A team as it is, or as a plan would leave it. */
final class Outlook {

    private final Change change;
    private final PermissionCatalog catalog;
    private final RoleBook roles;
    private final Function<Member, @Nullable Member> members;
    private final Function<Invite, @Nullable List<RoleGrant>> invites;
    private final Map<ActorRef, Standing> givers = new HashMap<>();

    /**
     * @param members what becomes of a member; null if they are no longer
     * @param invites what an invite gives; null if it has ended
     */
    Outlook(
            Change change,
            PermissionCatalog catalog,
            RoleBook roles,
            Function<Member, @Nullable Member> members,
            Function<Invite, @Nullable List<RoleGrant>> invites) {
        this.change = change;
        this.catalog = catalog;
        this.roles = roles;
        this.members = members;
        this.invites = invites;
    }

    /** What becomes of this member; null if they are no longer. */
    @Nullable
    Member of(Member member) {
        return members.apply(member);
    }

    /** What this invite gives; null if it has ended. */
    @Nullable
    List<RoleGrant> of(Invite invite) {
        return invites.apply(invite);
    }

    /** What this member may do, in the order of the catalogue. */
    Set<Permission> rights(Member member) {
        Member now = of(member);
        return now == null || now.status() == MemberStatus.SUSPENDED ? Set.of() : rights(now.roles());
    }

    /** What who accepts this invite may do: nothing if nobody vouches for it. */
    Set<Permission> rights(Invite invite) {
        List<RoleGrant> grants = of(invite);
        if (grants == null || Authority.lost(grants, roles, this::giver, change.now()) != null) {
            return Set.of();
        }
        return rights(grants);
    }

    private Standing giver(ActorRef giver) {
        Standing known = givers.get(giver);
        if (known == null) {
            Member member = change.member(giver);
            known = Standing.of(giver, change.team(), member == null ? null : of(member), roles, change.now());
            givers.put(giver, known);
        }
        return known;
    }

    private Set<Permission> rights(List<RoleGrant> grants) {
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
}
