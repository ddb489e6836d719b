package dev.muster.internal.change;

import dev.muster.model.EventType;
import dev.muster.model.TeamEvent;
import dev.muster.spi.HistoryReads.EventKey;
import dev.muster.spi.Notification.Kind;
import dev.muster.spi.OutboxRow;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts into the outbox what people are told of that has happened. To whom it goes is found out when it is told. */
public final class Posting {

    private final Ids ids;
    private final Set<Kind> kinds;

    /** @param kinds what is told; the rest is switched off */
    public Posting(Ids ids, Set<Kind> kinds) {
        this.ids = ids;
        this.kinds = Set.copyOf(kinds);
    }

    /** Whether it is told. */
    public boolean tells(Kind kind) {
        return kinds.contains(kind);
    }

    void post(Change change) {
        for (TeamEvent event : change.events()) {
            Kind kind = kindOf(event);
            boolean oneself = event.user() != null && event.actor().isUser(event.user());
            if (kind != null && tells(kind) && !(oneself && isAboutUser(kind))) {
                EventKey key = new EventKey(event.rev(), event.seq());
                // Nobody waits for these as for an invitation.
                change.tell(
                        new OutboxRow(ids.next(), event.team(), kind, event.invite(), 0, key, true, 0, change.clock()));
            }
        }
    }

    private static @Nullable Kind kindOf(TeamEvent event) {
        return switch (event.type()) {
            case INVITE_ACCEPTED -> Kind.INVITE_ACCEPTED;
            case INVITE_DECLINED -> Kind.INVITE_DECLINED;
            case INVITE_EXPIRED -> Kind.INVITE_EXPIRED;
            case INVITE_LINK_REQUESTED -> Kind.LINK_REQUESTED;
            case MEMBER_REMOVED -> Kind.MEMBER_REMOVED;
            default -> changesRoles(event) ? Kind.ROLES_CHANGED : null;
        };
    }

    private static boolean changesRoles(TeamEvent event) {
        boolean ofMember = event.type() == EventType.MEMBER_EDITED
                || event.type() == EventType.OWNERSHIP_TRANSFERRED
                || event.type() == EventType.GRANT_ENDED;
        return ofMember
                && event.user() != null
                && event.changes().stream().anyMatch(change -> change.field().equals("roles"));
    }

    private static boolean isAboutUser(Kind kind) {
        return kind == Kind.ROLES_CHANGED || kind == Kind.MEMBER_REMOVED;
    }
}
