package dev.muster.internal.rules;

import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The grant ceiling: nobody gives or takes away more than they have. The one function for it, called wherever roles are
 * given, promised or taken away, and once more when an invite is accepted.
 *
 * <p>What is not declared, or no longer, is no power to be kept from anybody, so it stops nobody from taking a role away.
 * Of giving it is judged like all else: a node of the earlier release may know it still.
 */
public final class Ceiling {

    private Ceiling() {}

    /**
     * Why this actor may not give these and take away those; null if they may. A wildcard is within an equal or wider
     * one only; no grant outlasts the giver's own hold; only an owner acts on owners.
     *
     * @param given roles that somebody is to get
     * @param present roles that somebody has, of which those that have ended do not count
     */
    public static @Nullable MusterException refusal(
            Standing actor, RoleBook roles, List<NewGrant> given, List<RoleGrant> present, Instant now) {
        List<PermissionPattern> missing = new ArrayList<>();
        for (NewGrant grant : given) {
            Role role = roles.find(grant.role());
            if (role == null) {
                return MusterException.of(Reason.ROLE_NOT_FOUND, "there is no such role in this team");
            }
            if (role.owner() && !actor.ownerUntil(grant.until())) {
                return MusterException.of(
                        Reason.OWNER_ONLY, "only an owner gives the owner role, and for no longer than they hold it");
            }
            role.permissions().stream()
                    .filter(pattern -> !actor.coversUntil(pattern, grant.until()))
                    .forEach(missing::add);
        }
        for (RoleGrant grant : present) {
            Role role = roles.find(grant.role());
            if (role == null || !grant.activeAt(now)) {
                continue;
            }
            if (role.owner() && !actor.isOwner()) {
                return MusterException.of(Reason.OWNER_ONLY, "only an owner acts on owners");
            }
            role.permissions().stream()
                    .filter(pattern -> !actor.covers(pattern) && roles.knows(pattern))
                    .forEach(missing::add);
        }
        return missing.isEmpty()
                ? null
                : MusterException.missing(
                        Reason.CEILING_EXCEEDED,
                        "nobody gives or takes away more than they have, nor for longer; you lack",
                        missing.stream().distinct().toList());
    }

    /** Refuses what may not be given anew: besides what is too much, roles that are retired. */
    public static void requireGiving(
            Standing actor, RoleBook roles, List<NewGrant> given, List<RoleGrant> present, Instant now) {
        require(actor, roles, given, present, now);
        given.forEach(grant -> requireNotRetired(roles.require(grant.role())));
    }

    static void requireNotRetired(Role role) {
        if (role.status() == RoleStatus.RETIRED) {
            throw MusterException.of(
                            Reason.ROLE_RETIRED, "this role is retired: it stays where it is and is not newly given")
                    .with("role", role.id());
        }
    }

    /** Refuses unless the actor has all that a role gave, and for good all that it is to give. */
    static void requirePermissions(
            Standing actor, RoleBook roles, Set<PermissionPattern> before, Set<PermissionPattern> after) {
        List<PermissionPattern> missing = Stream.concat(
                        before.stream().filter(pattern -> !actor.covers(pattern)),
                        after.stream().filter(pattern -> !actor.coversUntil(pattern, null)))
                .filter(pattern -> roles.knows(pattern) || !before.contains(pattern))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw MusterException.missing(
                    Reason.CEILING_EXCEEDED,
                    "nobody gives a role or takes from it more than they have, nor for longer; you lack",
                    missing);
        }
    }

    /** Throws the refusal, if there is one. */
    public static void require(
            Standing actor, RoleBook roles, List<NewGrant> given, List<RoleGrant> present, Instant now) {
        MusterException refusal = refusal(actor, roles, given, present, now);
        if (refusal != null) {
            throw refusal;
        }
    }
}
