package dev.muster.internal.access;

import dev.muster.internal.change.Gate;
import dev.muster.internal.change.View;
import dev.muster.model.Member;
import dev.muster.model.Team;
import dev.muster.model.UserId;
import dev.muster.spi.MemberReads.MemberFilter;
import dev.muster.spi.Reader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a team that is held lacks: a small one as a whole, of a big one those who are asked for. */
final class Reading {

    /** The most members that a team is loaded with at once. */
    private static final int WHOLE = 200;

    /** The most users that are asked for in one query. */
    private static final int AT_ONCE = 1_000;

    private static final MemberFilter EVERYBODY = new MemberFilter(null, null, null);

    private final Gate gate;
    private final RightsOf rightsOf;

    Reading(Gate gate, RightsOf rightsOf) {
        this.gate = gate;
        this.rightsOf = rightsOf;
    }

    /**
     * @param at the moment before this
     * @param base the rev that the team was held at before this
     */
    Load read(HeldTeam held, long at, long base, Collection<UserId> asked) {
        boolean listing = held.beginListing();
        boolean tooBig = false;
        try {
            boolean empty = held.size() == 0;
            Load load = gate.observe(held.id(), (reader, view) -> {
                if (!reader.committed()) {
                    return new Load(at, base, rev(reader), false, false, find(reader, view, asked), Set.of());
                }
                if (view == null) {
                    return new Load(at, base, rev(reader), true, true, Map.of(), null);
                }
                Collection<String> changed =
                        empty || hasOutrun(view, base) ? null : TeamChanges.users(reader.history(), base, rev(reader));
                if (listing || (!empty && changed == null && !held.isBig())) {
                    List<Member> all = reader.members().list(EVERYBODY, null, WHOLE + 1);
                    if (all.size() <= WHOLE) {
                        return new Load(at, base, rev(reader), true, true, rights(view, all), null);
                    }
                }
                return new Load(at, base, rev(reader), true, false, find(reader, view, asked), changed);
            });
            tooBig = listing && load.committed() && !load.whole();
            return load;
        } finally {
            if (listing) {
                held.endListing(tooBig);
            }
        }
    }

    /** Whether a change was later than this node's clock is: whatever had ended by then is no longer to be answered. */
    private boolean hasOutrun(View view, long base) {
        return view.team().rev() > base && view.team().changedAt().toEpochMilli() > gate.millis();
    }

    private Map<UserId, Rights> find(Reader reader, @Nullable View view, Collection<UserId> asked) {
        Map<UserId, Rights> rights = new HashMap<>();
        asked.forEach(user -> rights.put(user, Rights.OUTSIDE));
        if (view != null) {
            List<UserId> users = List.copyOf(rights.keySet());
            for (int from = 0; from < users.size(); from += AT_ONCE) {
                Set<UserId> some = Set.copyOf(users.subList(from, Math.min(users.size(), from + AT_ONCE)));
                rights.putAll(rights(view, reader.members().findAll(some)));
            }
        }
        return rights;
    }

    private Map<UserId, Rights> rights(View view, List<Member> members) {
        Map<UserId, Rights> rights = new HashMap<>();
        members.forEach(member -> rights.put(member.user(), rightsOf.of(view, member)));
        return rights;
    }

    private static long rev(Reader reader) {
        Team team = reader.team();
        return team == null ? 0 : team.rev();
    }
}
