package dev.muster.internal.rules;

import dev.muster.model.ActorRef;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.Permission;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleGrant;
import dev.muster.model.Team;
import dev.muster.model.TeamStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one actor may do in one team at one moment. */
public final class Standing {

    private final ActorRef actor;
    private final Team team;
    private final boolean system;
    private final @Nullable MemberStatus status;
    private final List<Hold> holds = new ArrayList<>();

    private Standing(ActorRef actor, Team team, @Nullable Member member, RoleBook roles, Instant now) {
        this.actor = actor;
        this.team = team;
        this.system = actor.type() == ActorRef.Type.SYSTEM;
        this.status = member == null ? null : member.status();
        if (member != null && member.status() == MemberStatus.ACTIVE) {
            for (RoleGrant grant : member.roles()) {
                Role role = roles.find(grant.role());
                if (role != null && grant.activeAt(now)) {
                    holds.add(new Hold(role, grant.until()));
                }
            }
        }
    }

    /** @param member the actor's membership; null for a system actor and for who is not in the team */
    public static Standing of(ActorRef actor, Team team, @Nullable Member member, RoleBook roles, Instant now) {
        return new Standing(actor, team, member, roles, now);
    }

    public ActorRef actor() {
        return actor;
    }

    public boolean isSystem() {
        return system;
    }

    public boolean isInTeam() {
        return status != null;
    }

    public boolean isActiveMember() {
        return status == MemberStatus.ACTIVE;
    }

    public boolean has(Permission permission) {
        return system || holds.stream().anyMatch(hold -> hold.covers(PermissionPattern.of(permission)));
    }

    /** Whether the actor is an active owner, and will be one at least until then; null means for good. */
    boolean ownerUntil(@Nullable Instant until) {
        return system || holds.stream().anyMatch(hold -> hold.role.owner() && hold.lasts(until));
    }

    boolean isOwner() {
        return system || holds.stream().anyMatch(hold -> hold.role.owner());
    }

    /** Whether one of the actor's own patterns covers this one; of several narrow ones no wide one is made. */
    boolean covers(PermissionPattern pattern) {
        return system || holds.stream().anyMatch(hold -> hold.covers(pattern));
    }

    /** The same, and for at least as long. */
    boolean coversUntil(PermissionPattern pattern, @Nullable Instant until) {
        return system || holds.stream().anyMatch(hold -> hold.covers(pattern) && hold.lasts(until));
    }

    /** Refuses unless the actor may do this in the team's present state. */
    public void require(Operation operation) {
        MusterException refusal = refusal(operation);
        if (refusal != null) {
            throw refusal;
        }
    }

    public boolean may(Operation operation) {
        return refusal(operation) == null;
    }

    private @Nullable MusterException refusal(Operation operation) {
        if (team.status() == TeamStatus.DELETED && !operation.whileDeleted()) {
            return MusterException.of(Reason.TEAM_NOT_FOUND, "it is deleted; its history is kept");
        }
        MusterException personal = personalRefusal(operation);
        if (personal != null) {
            return personal;
        }
        if (team.status() == TeamStatus.SUSPENDED && !operation.whileSuspended()) {
            return MusterException.of(Reason.TEAM_SUSPENDED, "the team is suspended; a system actor can resume it");
        }
        return null;
    }

    private @Nullable MusterException personalRefusal(Operation operation) {
        if (operation.who() == Operation.Who.OWNER && (system || !isOwner())) {
            return MusterException.of(Reason.OWNER_ONLY, "only an active owner does this");
        }
        if (system || operation.who() == Operation.Who.ONESELF) {
            return null;
        }
        if (operation.who() == Operation.Who.SYSTEM) {
            return MusterException.of(Reason.SYSTEM_ONLY, "only a system actor does this");
        }
        if (status == MemberStatus.SUSPENDED) {
            return MusterException.of(Reason.MEMBER_SUSPENDED, "your membership is suspended");
        }
        Permission needed = operation.permission();
        if (needed != null && !has(needed)) {
            return MusterException.missing(
                    Reason.PERMISSION_MISSING, "you lack", List.of(PermissionPattern.of(needed)));
        }
        return null;
    }

    /** A role that the actor holds at this moment, and until when. */
    private record Hold(Role role, @Nullable Instant until) {

        boolean covers(PermissionPattern pattern) {
            return role.permissions().stream().anyMatch(own -> own.covers(pattern));
        }

        boolean lasts(@Nullable Instant end) {
            return until == null || (end != null && !end.isAfter(until));
        }
    }
}
