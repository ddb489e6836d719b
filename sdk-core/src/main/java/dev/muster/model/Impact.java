package dev.muster.model;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would do, as of one rev of the team.
 *
 * @param team which team
 * @param rev the team's rev that this is as of; the plan is carried out at this rev or refused
 * @param plan the plan
 * @param affected members who gain or lose something, and open or expired invites that would give something else than
 *     they do now, or nothing, as they end or nobody could vouch for them any more; also those of both whose role is
 *     replaced by one that gives the same, without gains and losses; of each kind at most {@link #MOST}
 * @param more whether there may be more of them: also where the team has more than {@link #MOST} open and expired invites,
 *     as those whose roles were given by another than their sender are looked for among the first of these only
 */
public record Impact(TeamId team, long rev, Plan plan, List<Affected> affected, boolean more) {

    /** The most of each kind that are listed. */
    public static final int MOST = 1_000;

    public Impact {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(plan, "plan");
        affected = List.copyOf(Objects.requireNonNull(affected, "affected"));
    }

    /**
     * One member or invite; just one of user and invite is there.
     *
     * @param user the member
     * @param invite the invite
     * @param name of the member, or of who is invited
     * @param gains permissions that they would have besides, in the order of the catalogue
     * @param losses permissions that they would have no longer, in the order of the catalogue
     */
    public record Affected(
            @Nullable UserId user,
            @Nullable InviteId invite,
            String name,
            Set<Permission> gains,
            Set<Permission> losses) {

        public Affected {
            Objects.requireNonNull(name, "name");
            gains = Collections.unmodifiableSet(new LinkedHashSet<>(Objects.requireNonNull(gains, "gains")));
            losses = Collections.unmodifiableSet(new LinkedHashSet<>(Objects.requireNonNull(losses, "losses")));
        }
    }
}
