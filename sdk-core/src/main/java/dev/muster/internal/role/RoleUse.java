package dev.muster.internal.role;

import dev.muster.internal.change.View;
import dev.muster.model.Member;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import dev.muster.spi.InviteReads.InviteFilter;
import dev.muster.spi.ListKey;
import dev.muster.spi.ListOrder;
import dev.muster.spi.StoredInvite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who has a role, and which open or expired invites give it. */
public final class RoleUse {

    private static final int CHUNK = 200;

    private RoleUse() {}

    /** Those with a grant of it, ended grants too. */
    public static List<Member> members(View view, RoleId role, int most) {
        List<Member> all = new ArrayList<>();
        UserId after = null;
        List<Member> chunk;
        do {
            int limit = Math.min(CHUNK, most - all.size());
            chunk = view.reader().members().holding(role, after, limit);
            all.addAll(chunk);
            after = chunk.isEmpty() ? after : chunk.get(chunk.size() - 1).user();
        } while (chunk.size() == CHUNK && all.size() < most);
        return all;
    }

    /** Those that hold their address: any other one has been superseded. */
    public static List<StoredInvite> invites(View view, RoleId role) {
        List<StoredInvite> all = new ArrayList<>();
        eachInvite(view, role, all::add);
        return all;
    }

    /**
     * The same, one after the other.
     *
     * @param role null for whatever role
     * @param visit says whether to go on
     */
    public static void eachInvite(View view, @Nullable RoleId role, Predicate<StoredInvite> visit) {
        InviteFilter filter = new InviteFilter(view.now(), null, null, role, null);
        ListKey after = null;
        List<StoredInvite> chunk;
        do {
            chunk = view.reader().invites().list(filter, after, CHUNK);
            for (StoredInvite row : chunk) {
                if (!visit.test(row)) {
                    return;
                }
                after = new ListKey(
                        ListOrder.of(row.invite()), row.invite().id().toString());
            }
        } while (chunk.size() == CHUNK);
    }
}
