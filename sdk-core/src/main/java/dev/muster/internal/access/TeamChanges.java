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

    /** These concern nobody's rights; what is not listed and has no user concerns everybody's. */
    private static final Set<EventType> HARMLESS = Set.of(
            EventType.TEAM_EDITED,
            EventType.INVITE_SENT,
            EventType.INVITE_EDITED,
            EventType.INVITE_RESENT,
            EventType.INVITE_LINK_COPIED,
            EventType.INVITE_DECLINED,
            EventType.INVITE_REVOKED,
            EventType.INVITE_ACCEPTANCE_HELD,
            EventType.RETENTION_APPLIED,
            EventType.INVITE_UNDELIVERED,
            EventType.ROLE_MADE,
            EventType.ROLE_RETIRED,
            EventType.ROLE_RESTORED);

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
            } else if (!HARMLESS.contains(event.type())) {
                return null;
            }
        }
        return users;
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
