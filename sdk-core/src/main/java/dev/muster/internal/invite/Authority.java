package dev.muster.internal.invite;

import dev.muster.internal.change.Change;
import dev.muster.internal.rules.Ceiling;
import dev.muster.internal.rules.Grants;
import dev.muster.internal.rules.Standing;
import dev.muster.model.ActorRef;
import dev.muster.model.Invite;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.PermissionPattern;
import dev.muster.model.RoleGrant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether those who promised the roles of an invite could still give them today. */
final class Authority {

    private Authority() {}

    static void requireStill(Change change, Invite invite) {
        for (RoleGrant grant : invite.roles()) {
            if (change.roles().find(grant.role()) == null) {
                throw MusterException.of(
                        Reason.ROLE_GONE, "a role of this invite is no longer there; ask for a new one");
            }
        }
        Map<ActorRef, List<RoleGrant>> byGiver = invite.roles().stream().collect(Collectors.groupingBy(RoleGrant::by));
        byGiver.forEach((giver, grants) -> requireStill(change, change.standingOf(giver), grants));
        if (invite.roles().stream().noneMatch(grant -> grant.activeAt(change.now()))) {
            throw MusterException.of(Reason.ROLE_GONE, "the roles of this invite have ended; ask for a new one");
        }
    }

    private static void requireStill(Change change, Standing giver, List<RoleGrant> grants) {
        MusterException refusal = Ceiling.refusal(giver, change.roles(), Grants.anew(grants), List.of(), change.now());
        if (refusal != null) {
            boolean ownership = refusal.reason() == Reason.OWNER_ONLY;
            throw MusterException.missing(
                    Reason.INVITER_LACKS_AUTHORITY,
                    "who gave this invite's roles can no longer give them; ask for it to be sent again; they lack",
                    ownership ? List.of(PermissionPattern.ALL) : refusal.missing());
        }
    }
}
