package dev.muster.internal.access;

import dev.muster.model.EventType;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import dev.muster.spi.HistoryReads;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose answers a change may have changed. */
final class TeamChanges {

    /** So many events are read at most; after more of them it is cheaper to begin anew. */
    private static final int MOST = 200;

    private TeamChanges() {}

    /** Whom these events concern; null for everybody. */
    static @Nullable Collection<String> users(List<TeamEvent> events) {
        Set<String> users = new HashSet<>();
        for (TeamEvent event : events) {
            UserId user = event.user();
            if (event.type() == EventType.PERSON_ERASED) {
                return null; // it does not say who
            }
            if (user != null) {
                users.add(user.value());
            } else if (mayConcernAll(event.type())) {
                return null;
            }
        }
        return users;
    }

    /** Whether an event of this type that has no user may have changed what anybody may do. A new type is to say so. */
    private static boolean mayConcernAll(EventType type) {
        return switch (type) {
            case TEAM_EDITED,
                    INVITE_SENT,
                    INVITE_EDITED,
                    INVITE_RESENT,
                    INVITE_LINK_COPIED,
                    INVITE_ACCEPTANCE_HELD,
                    INVITE_DECLINED,
                    INVITE_REVOKED,
                    INVITE_EXPIRED,
                    INVITE_REMINDED,
                    INVITE_LINK_REQUESTED,
                    INVITE_LINK_REQUEST_DISMISSED,
                    INVITE_UNDELIVERED,
                    NOTICE_UNDELIVERED,
                    BULK_ANSWERED,
                    RETENTION_APPLIED,
                    ROLE_MADE,
                    ROLE_RETIRED,
                    ROLE_RESTORED -> false;
            case TEAM_CREATED,
                    TEAM_SUSPENDED,
                    TEAM_RESUMED,
                    TEAM_DELETED,
                    MEMBER_ADDED,
                    MEMBER_JOINED,
                    MEMBER_EDITED,
                    MEMBER_SUSPENDED,
                    MEMBER_RESUMED,
                    MEMBER_REMOVED,
                    MEMBER_LEFT,
                    OWNERSHIP_TRANSFERRED,
                    PERSON_UPDATED,
                    PERSON_ERASED,
                    INVITE_ACCEPTED,
                    ROLE_EDITED,
                    ROLE_DELETED,
                    GRANT_ENDED -> true;
        };
    }

    /** Whom the changes after one rev and up to another one concern; null for everybody. */
    static @Nullable Collection<String> users(HistoryReads history, long after, long upTo) {
        if (upTo == after) {
            return Set.of();
        }
        if (upTo < after || upTo - after > MOST) {
            return null;
        }
        List<TeamEvent> newest = history.newest(null, null, null, MOST);
        List<TeamEvent> since =
                newest.stream().filter(event -> event.rev() > after).toList();
        Set<Long> revs = since.stream().map(TeamEvent::rev).collect(Collectors.toSet());
        // Each change has an event: where one is missing, or the oldest one may be cut off, nothing is known.
        boolean complete = revs.size() == upTo - after && since.size() < MOST;
        return complete ? users(since) : null;
    }
}
