package dev.muster;

import dev.muster.internal.access.Checks;
import dev.muster.internal.access.Explaining;
import dev.muster.internal.access.Rights;
import dev.muster.model.Explanation;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Limits;
import dev.muster.model.MusterException;
import dev.muster.model.Permission;
import dev.muster.model.StorageException;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/**
 * May this user do that in this team? The answer is no for who is not in the team, for suspended members, for grants that
 * have ended, for permissions that are not declared, and in suspended and deleted teams, of which suspended ones still
 * allow {@code members:read} and {@code history:read}.
 *
 * <p>Answers come from memory. What this node has changed counts as soon as the change has returned (where the storage
 * does not hear of the host's commits, as if another node had changed it); what others have changed within
 * {@link Limits#accessStaleness()}, 5 seconds by default. {@link #atLeast} and {@link #fullyConsistent}
 * ask for more. If the storage cannot be read, what is in memory is good for that long, and then every check throws a
 * {@link StorageException}: it never allows what it does not know. From within a policy or a provisioner, which are asked
 * while a team is locked, every question throws an {@link IllegalStateException}.
 *
 * <p>Inside a transaction of the host (a storage that takes part in it), what the host has not committed may count or
 * not, and stays out of memory.
 */
public final class AccessControl {

    private final Checks checks;
    private final Explaining explaining;
    private final long atLeast;

    AccessControl(Checks checks, Explaining explaining) {
        this(checks, explaining, 0);
    }

    private AccessControl(Checks checks, Explaining explaining, long atLeast) {
        this.checks = checks;
        this.explaining = explaining;
        this.atLeast = atLeast;
    }

    /**
     * The same questions, answered with at least the change that brought the team to this rev: one that the caller has
     * seen, on whatever node it was made. Costs a read only where this node does not know of it yet.
     *
     * @param rev of the team, of the member that was changed or of the event; checks throw a {@link StorageException} if
     *     the team has not come to it
     * @throws InvalidValueException if it is negative
     */
    public AccessControl atLeast(long rev) {
        if (rev < 0) {
            throw new InvalidValueException("rev", InvalidValueException.Code.OUT_OF_RANGE, "must not be negative");
        }
        return new AccessControl(checks, explaining, Math.min(rev, Checks.NOW - 1));
    }

    /** The same questions, each answered with all that is committed when it is asked. Every check reads the storage. */
    public AccessControl fullyConsistent() {
        return new AccessControl(checks, explaining, Checks.NOW);
    }

    public boolean can(UserId user, TeamId team, Permission permission) {
        return checks.can(user, team, text(permission), atLeast);
    }

    /** The same for a permission in text; no for what is none. */
    public boolean can(UserId user, TeamId team, String permission) {
        return checks.can(user, team, text(permission), atLeast);
    }

    /** Whether they may do all of this; yes if it is nothing. */
    public boolean canAll(UserId user, TeamId team, Collection<Permission> permissions) {
        Objects.requireNonNull(permissions, "permissions");
        Rights rights = checks.rights(user, team, atLeast);
        return permissions.stream().allMatch(permission -> checks.can(rights, text(permission)));
    }

    /** Whether they may do some of this; no if it is nothing. */
    public boolean canAny(UserId user, TeamId team, Collection<Permission> permissions) {
        Objects.requireNonNull(permissions, "permissions");
        Rights rights = checks.rights(user, team, atLeast);
        return permissions.stream().anyMatch(permission -> checks.can(rights, text(permission)));
    }

    /** Those of these users who may, in the order given. Who is not in memory is read together. */
    public Set<UserId> whoCan(Collection<UserId> users, TeamId team, Permission permission) {
        Objects.requireNonNull(users, "users");
        return checks.whoCan(users, team, text(permission), atLeast);
    }

    /**
     * Does nothing if they may.
     *
     * @throws MusterException PERMISSION_MISSING; TEAM_NOT_FOUND if they are not in the team
     */
    public void require(UserId user, TeamId team, Permission permission) {
        checks.require(user, team, text(permission), atLeast);
    }

    /** All that they may do, in the order of the catalogue; empty for who is not in the team. */
    public Set<Permission> permissionsOf(UserId user, TeamId team) {
        return checks.permissions(checks.rights(user, team, atLeast));
    }

    /**
     * What this user may do in this team, found once for many questions: for one request, not to be kept. What changes
     * later does not count in it, but for grants that end.
     */
    public MemberAccess of(UserId user, TeamId team) {
        return new MemberAccess(checks, checks.rights(user, team, atLeast));
    }

    /** Why they may or may not, read from the storage: for support and for tests, not for each request. */
    public Explanation explain(UserId user, TeamId team, Permission permission) {
        return explaining.explain(user, team, permission);
    }

    static String text(Permission permission) {
        return Objects.requireNonNull(permission, "permission").value();
    }

    static String text(String permission) {
        return Objects.requireNonNull(permission, "permission");
    }
}
