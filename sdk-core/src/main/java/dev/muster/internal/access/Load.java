package dev.muster.internal.access;

import dev.muster.model.UserId;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one read of a team brought.
 *
 * @param at before it began, in milliseconds since 1970
 * @param base the rev that the team was held at before it began
 * @param rev the team's, 0 if there is none
 * @param committed whether it may be kept
 * @param whole whether who is not among the members is not in the team
 * @param members what each one may do, those who were asked for and are not in the team among them
 * @param changed who was changed since what the team was held at; null if everybody may have been
 */
record Load(
        long at,
        long base,
        long rev,
        boolean committed,
        boolean whole,
        Map<UserId, Rights> members,
        @Nullable Collection<String> changed) {

    Rights of(UserId user) {
        return members.getOrDefault(user, Rights.OUTSIDE);
    }
}
