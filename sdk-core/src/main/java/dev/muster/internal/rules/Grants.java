package dev.muster.internal.rules;

import dev.muster.model.ActorRef;
import dev.muster.model.NewGrant;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What becomes of the roles that somebody holds when others are asked for. */
public final class Grants {

    private Grants() {}

    /** The grants as asked for. One that is there already stays as it is, the work of who gave it. */
    public static List<RoleGrant> merged(ActorRef giver, List<NewGrant> asked, List<RoleGrant> present, Instant now) {
        return asked.stream()
                .map(grant -> present.stream()
                        .filter(held -> keeps(grant, held, now))
                        .findFirst()
                        .orElse(new RoleGrant(grant.role(), grant.until(), giver)))
                .toList();
    }

    /** The same roles to be given anew. */
    public static List<NewGrant> anew(List<RoleGrant> grants) {
        return grants.stream().map(RoleGrant::asNew).toList();
    }

    /** What of it is new: only that is given. */
    public static List<NewGrant> added(List<NewGrant> asked, List<RoleGrant> present, Instant now) {
        return asked.stream()
                .filter(grant -> present.stream().noneMatch(held -> keeps(grant, held, now)))
                .toList();
    }

    /** Whether this is asked for as it is held. Who names a role alone does not mean to take its end away. */
    private static boolean keeps(NewGrant asked, RoleGrant held, Instant now) {
        if (!held.role().equals(asked.role())) {
            return false;
        }
        boolean untold = asked.until() == null && asked.forGood() == null;
        return untold ? held.activeAt(now) : Objects.equals(held.until(), asked.until());
    }

    /** These grants with one role replaced by another, which keeps the end; of two ends the later one counts. */
    public static List<RoleGrant> replaced(List<RoleGrant> grants, RoleId role, RoleId by, ActorRef giver) {
        Map<RoleId, RoleGrant> replaced = new LinkedHashMap<>();
        for (RoleGrant grant : grants) {
            RoleGrant next = grant.role().equals(role) ? new RoleGrant(by, grant.until(), giver) : grant;
            replaced.merge(next.role(), next, (held, added) -> endsLater(added, held) ? added : held);
        }
        return List.copyOf(replaced.values());
    }

    private static boolean endsLater(RoleGrant one, RoleGrant other) {
        return other.until() != null && (one.until() == null || one.until().isAfter(other.until()));
    }
}
