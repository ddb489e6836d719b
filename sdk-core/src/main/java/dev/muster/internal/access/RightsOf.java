package dev.muster.internal.access;

import com.github.benmanes.caffeine.cache.Interner;
import dev.muster.internal.change.View;
import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.Permission;
import dev.muster.model.Role;
import dev.muster.model.RoleGrant;
import dev.muster.model.TeamPermissions;
import dev.muster.model.TeamStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out what members may do from what is stored. */
final class RightsOf {

    /** What a suspended team still lets its members do: Muster's own reading, and nothing of the host's. */
    static final Set<Permission> READING = Set.of(TeamPermissions.MEMBERS_READ, TeamPermissions.HISTORY_READ);

    private final PermissionBits bits;
    private final long[] reading;
    private final Rights nothing;
    private final Interner<Rights> shared = Interner.newWeakInterner();

    RightsOf(PermissionBits bits) {
        this.bits = bits;
        this.reading = bits.only(READING);
        this.nothing = Rights.of(new long[bits.words()]);
    }

    /** @param view null if the team is none, or no longer */
    Rights of(@Nullable View view, @Nullable Member member) {
        if (view == null || member == null) {
            return Rights.OUTSIDE;
        }
        if (member.status() == MemberStatus.SUSPENDED) {
            return nothing;
        }
        // A clock that is behind counts as the team's last change, as it does everywhere in a team.
        Instant from = view.team().changedAt();
        List<RoleGrant> grants =
                member.roles().stream().filter(grant -> grant.activeAt(from)).toList();
        List<Instant> ends = grants.stream()
                .flatMap(grant -> Stream.ofNullable(grant.until()))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        Rights rights = shared.intern(Rights.of(union(
                view, grants.stream().filter(grant -> grant.until() == null).toList())));
        for (Instant end : ends) {
            Instant before = end.minusMillis(1);
            long[] words = union(
                    view,
                    grants.stream().filter(grant -> grant.activeAt(before)).toList());
            rights = shared.intern(Rights.until(end.toEpochMilli(), words, rights));
        }
        return rights;
    }

    private long[] union(View view, List<RoleGrant> grants) {
        long[] words = new long[bits.words()];
        for (RoleGrant grant : grants) {
            Role role = view.roles().find(grant.role());
            if (role != null) {
                long[] more = bits.of(role.permissions());
                for (int i = 0; i < words.length; i++) {
                    words[i] |= more[i];
                }
            }
        }
        if (view.team().status() == TeamStatus.SUSPENDED) {
            for (int i = 0; i < words.length; i++) {
                words[i] &= reading[i];
            }
        }
        return words;
    }
}
