package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.Grants;
import dev.muster.internal.rules.RoleBook;
import dev.muster.internal.rules.Standing;
import dev.muster.model.ActorRef;
import dev.muster.model.Invite;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.PermissionPattern;
import dev.muster.model.RoleGrant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether those who promised the roles of an invite could still give them today. */
public final class Authority {

    private Authority() {}

    /** Refuses if one of its roles is not there any more. */
    static void requireRoles(Change change, Invite invite) {
        for (RoleGrant grant : invite.roles()) {
            if (change.roles().find(grant.role()) == null) {
                throw MusterException.of(
                        Reason.ROLE_GONE, "a role of this invite is no longer there; ask for a new one");
            }
        }
    }

    /** Refuses if none of its roles would still count for anything. */
    static void requireUnended(Change change, Invite invite) {
        if (invite.roles().stream().noneMatch(grant -> grant.activeAt(change.now()))) {
            throw MusterException.of(Reason.ROLE_GONE, "the roles of this invite have ended; ask for a new one");
        }
    }

    static void requireStill(Change change, Invite invite) {
        requireRoles(change, invite);
        MusterException lost = lost(change, invite);
        if (lost != null) {
            throw lost;
        }
        requireUnended(change, invite);
    }

    /** Why its givers could not give its roles today; null if they could. */
    static @Nullable MusterException lost(Change change, Invite invite) {
        return lost(invite.roles(), change.roles(), change::standingOf, change.now());
    }

    /** The same in a team where these are the roles, and who gave some of them stands like that. */
    public static @Nullable MusterException lost(
            List<RoleGrant> grants, RoleBook roles, Function<ActorRef, Standing> standing, Instant now) {
        boolean counts = grants.stream().anyMatch(grant -> grant.activeAt(now));
        // What has ended gives nothing, so nobody need be able to give it: unless all has, and that is not what is
        // wrong.
        Map<ActorRef, List<RoleGrant>> byGiver = grants.stream()
                .filter(grant -> !counts || grant.activeAt(now))
                .collect(Collectors.groupingBy(RoleGrant::by));
        for (Map.Entry<ActorRef, List<RoleGrant>> one : byGiver.entrySet()) {
            Standing giver = standing.apply(one.getKey());
            MusterException refusal = Ceiling.refusal(giver, roles, Grants.anew(one.getValue()), List.of(), now);
            if (refusal != null) {
                boolean ownership = refusal.reason() == Reason.OWNER_ONLY;
                return MusterException.missing(
                        Reason.INVITER_LACKS_AUTHORITY,
                        "who gave this invite's roles can no longer give them; ask for it to be sent again; they lack",
                        ownership ? List.of(PermissionPattern.ALL) : refusal.missing());
            }
        }
        return null;
    }
}
