package dev.muster.internal.rules;

import dev.muster.model.ActorRef;
import dev.muster.model.NewGrant;
import dev.muster.model.RoleGrant;
import java.util.List;

/** What becomes of the roles that somebody holds when others are asked for. */
public final class Grants {

    private Grants() {}

    /** The grants as asked for. One that is there already stays the work of who gave it. */
    public static List<RoleGrant> merged(ActorRef giver, List<NewGrant> asked, List<RoleGrant> present) {
        return asked.stream()
                .map(grant -> present.stream()
                        .filter(held -> held.asNew().equals(grant))
                        .findFirst()
                        .orElse(new RoleGrant(grant.role(), grant.until(), giver)))
                .toList();
    }

    /** The same roles to be given anew. */
    public static List<NewGrant> anew(List<RoleGrant> grants) {
        return grants.stream().map(RoleGrant::asNew).toList();
    }

    /** What of it is new: only that is given. */
    public static List<NewGrant> added(List<NewGrant> asked, List<RoleGrant> present) {
        return asked.stream()
                .filter(grant -> present.stream().noneMatch(held -> held.asNew().equals(grant)))
                .toList();
    }
}
