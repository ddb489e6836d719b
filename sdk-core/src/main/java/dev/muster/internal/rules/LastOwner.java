package dev.muster.internal.rules;

import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.UserId;
import dev.muster.spi.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A team always has an active owner whose grant has no end. */
public final class LastOwner {

    private static final int CHUNK = 50;

    private LastOwner() {}

    /** Whether this member is an owner that a team can rest on. */
    public static boolean isLastingOwner(Member member, RoleBook roles) {
        return member.status() == MemberStatus.ACTIVE
                && member.roles().stream()
                        .anyMatch(grant -> grant.role().equals(roles.owner()) && grant.until() == null);
    }

    /**
     * Refuses if the team rests on this member alone.
     *
     * @param after the member after the change; null if they will be gone
     */
    public static void requireAnother(Reader reader, RoleBook roles, Member before, @Nullable Member after) {
        if (isSole(reader, roles, before) && (after == null || !isLastingOwner(after, roles))) {
            throw MusterException.of(
                    Reason.LAST_OWNER,
                    "a team always has an active owner for good; give somebody else the owner role first");
        }
    }

    /** Whether the team would be left without its last owners if these users went. */
    public static boolean restsOn(Reader reader, RoleBook roles, Set<UserId> users) {
        List<UserId> lasting = lasting(reader, roles, users.size() + 1);
        return !lasting.isEmpty() && users.containsAll(lasting);
    }

    private static boolean isSole(Reader reader, RoleBook roles, Member member) {
        return isLastingOwner(member, roles)
                && lasting(reader, roles, 2).stream().allMatch(member.user()::equals);
    }

    /** The owners that the team can rest on, but no more than so many of them. */
    public static List<UserId> lasting(Reader reader, RoleBook roles, int atMost) {
        List<UserId> lasting = new ArrayList<>();
        UserId after = null;
        List<Member> chunk;
        do {
            chunk = reader.members().holding(roles.owner(), after, CHUNK);
            for (Member owner : chunk) {
                if (isLastingOwner(owner, roles) && lasting.size() < atMost) {
                    lasting.add(owner.user());
                }
                after = owner.user();
            }
        } while (chunk.size() == CHUNK && lasting.size() < atMost);
        return lasting;
    }
}
