package dev.muster.inmemory;

import dev.muster.model.ActorRef;
import dev.muster.model.InviteId;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Ending;
import dev.muster.spi.HistoryReads.EventKey;
import dev.muster.spi.InviteReads.Age;
import dev.muster.spi.ListKey;
import java.util.Comparator;
import java.util.UUID;

/** How keys are sorted. */
final class KeyOrder {

    /** As their texts are; {@link UUID#compareTo} would take the halves for signed numbers. */
    static final Comparator<UUID> UUIDS = (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    static final Comparator<TeamId> TEAMS = Comparator.comparing(TeamId::value, UUIDS);
    static final Comparator<InviteId> INVITES = Comparator.comparing(InviteId::value, UUIDS);
    static final Comparator<UserId> USERS = Comparator.comparing(UserId::value);
    static final Comparator<RoleId> ROLES = Comparator.comparing(RoleId::value);
    static final Comparator<ActorRef> ACTORS =
            Comparator.comparing(ActorRef::type).thenComparing(ActorRef::id);
    static final Comparator<ListKey> LISTS =
            Comparator.comparing(ListKey::order).thenComparing(ListKey::id);
    static final Comparator<Age> AGES = Comparator.comparing(Age::at).thenComparing(Age::id, INVITES);
    static final Comparator<EventKey> EVENTS =
            Comparator.comparingLong(EventKey::rev).thenComparingInt(EventKey::seq);

    static final Comparator<Ending.Key> ENDS = Comparator.comparing(Ending.Key::until)
            .thenComparing(Ending.Key::user, USERS)
            .thenComparing(Ending.Key::role, ROLES);

    /** The one that comes after all others. */
    static final InviteId LAST_INVITE = new InviteId(new UUID(-1, -1));

    private KeyOrder() {}
}
