package dev.muster.benchmarks.access;

import dev.muster.model.Permission;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.authz.permission.WildcardPermission;
import org.apache.shiro.cache.MemoryConstrainedCacheManager;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What Java developers take today, each with what it keeps in memory filled, and in the way that its documentation shows. */
final class Peers {

    private Peers() {}

    /** Authorities of the membership from a map, then the hierarchy: a role stands above its permissions. */
    static Contestant spring(World world) {
        RoleHierarchyImpl.Builder builder = RoleHierarchyImpl.withRolePrefix("");
        for (int role = 0; role < world.roles; role++) {
            builder.role(World.roleId(role))
                    .implies(world.of(role).stream().map(Permission::value).toArray(String[]::new));
        }
        RoleHierarchy hierarchy = builder.build();
        Map<Maps.Key, List<GrantedAuthority>> authorities = new ConcurrentHashMap<>();
        each(world, (key, role) -> authorities.put(key, List.of(new SimpleGrantedAuthority(World.roleId(role)))));
        return (user, team, permission) -> {
            List<GrantedAuthority> held = authorities.getOrDefault(new Maps.Key(user, team), List.of());
            for (GrantedAuthority reachable : hierarchy.getReachableGrantedAuthorities(held)) {
                if (permission.value().equals(reachable.getAuthority())) {
                    return true;
                }
            }
            return false;
        };
    }

    /** A realm with its cache of authorisations on; roles resolved to wildcard permissions once. */
    static Contestant shiro(World world) {
        Map<Integer, List<org.apache.shiro.authz.Permission>> roles = new ConcurrentHashMap<>();
        for (int role = 0; role < world.roles; role++) {
            roles.put(
                    role,
                    world.of(role).stream()
                            .map(permission -> new WildcardPermission(permission.value()))
                            .collect(Collectors.toList()));
        }
        Map<Maps.Key, Integer> memberships = new ConcurrentHashMap<>();
        each(world, memberships::put);
        AuthorizingRealm realm = new AuthorizingRealm(new MemoryConstrainedCacheManager()) {
            @Override
            protected AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
                SimpleAuthorizationInfo info = new SimpleAuthorizationInfo();
                Integer role = memberships.get(principals.getPrimaryPrincipal());
                if (role != null) {
                    info.addObjectPermissions(roles.get(role));
                }
                return info;
            }

            @Override
            protected @Nullable AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
                return null;
            }
        };
        realm.setAuthorizationCachingEnabled(true);
        realm.init();
        return (user, team, permission) -> realm.isPermitted(
                new SimplePrincipalCollection(new Maps.Key(user, team), "benchmark"), permission.value());
    }

    /** RBAC with domains, as documented; or with the cheap comparisons first, which is the advice for speed. */
    static Contestant casbin(World world, boolean tuned) {
        Model model = new Model();
        model.addDef("r", "r", "sub, dom, obj, act");
        model.addDef("p", "p", "sub, obj, act");
        model.addDef("g", "g", "_, _, _");
        model.addDef("e", "e", "some(where (p.eft == allow))");
        String link = "g(r.sub, p.sub, r.dom)";
        String same = "r.obj == p.obj && r.act == p.act";
        model.addDef("m", "m", tuned ? same + " && " + link : link + " && " + same);
        Enforcer enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        List<List<String>> policies = new ArrayList<>();
        for (int role = 0; role < world.roles; role++) {
            for (Permission permission : world.of(role)) {
                policies.add(List.of(World.roleId(role), permission.resource(), permission.action()));
            }
        }
        enforcer.addPolicies(policies);
        List<List<String>> links = new ArrayList<>();
        each(
                world,
                (key, role) -> links.add(List.of(
                        key.user().value(), World.roleId(role), key.team().toString())));
        enforcer.addGroupingPolicies(links);
        return (user, team, permission) ->
                enforcer.enforce(user.value(), team.toString(), permission.resource(), permission.action());
    }

    /** Takes a membership and the number of its role. */
    private interface Membership {
        void take(Maps.Key key, int role);
    }

    private static void each(World world, Membership membership) {
        for (int team = 0; team < world.teams; team++) {
            TeamId id = World.team(team);
            for (int member = 0; member < World.TEAM_SIZE; member++) {
                UserId user = World.user(team, member);
                membership.take(new Maps.Key(user, id), world.role(team, member));
            }
        }
    }
}
