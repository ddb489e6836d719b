package dev.muster.internal.erasure;

import dev.muster.model.EventType;
import dev.muster.model.InviteId;
import dev.muster.model.Member;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import dev.muster.spi.HistoryReads.EventKey;
import dev.muster.spi.InviteReads.Age;
import dev.muster.spi.ListKey;
import dev.muster.spi.ListOrder;
import dev.muster.spi.MemberReads.MemberFilter;
import dev.muster.spi.Reader;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all rows of a team, page by page and without its lock, in search of somebody. Members come first, then
 * invites, then the history from its end to its beginning.
 */
final class Trail {

    private static final int PAGE = 500;
    /** What is read under the lock, where there is little as a rule. */
    private static final int FEW = 50;

    private static final MemberFilter ALL = new MemberFilter(null, null, null);

    /** Reads something of the team; null if there is no such team. */
    interface Reading {
        <T> @Nullable T ask(Function<Reader, @Nullable T> question);
    }

    /**
     * Rows with a trace of them, as they were when they were looked at.
     *
     * @param last whether there are no others
     */
    record Found(Set<UserId> members, Set<InviteId> invites, Set<TeamEvent> events, boolean last) {

        private Found(boolean last) {
            this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), last);
        }

        int size() {
            return members.size() + invites.size() + events.size();
        }

        /**
         * The same under the team's lock, and with it all that has been written since this rev, be it theirs or not. All
         * but the history must be read again. History changes only where somebody else is erased from it.
         */
        Found now(Reader reader, long rev) {
            List<TeamEvent> since = since(reader, rev);
            boolean changed = since.stream().anyMatch(event -> event.type() == EventType.PERSON_ERASED);
            Found now = new Found(last);
            now.members.addAll(members);
            now.invites.addAll(invites);
            for (TeamEvent event : since) {
                now.events.add(event);
                if (event.user() != null) {
                    now.members.add(event.user());
                }
                if (event.invite() != null) {
                    now.invites.add(event.invite());
                }
            }
            for (TeamEvent event : events) {
                now.events.add(changed ? again(reader, event) : event);
            }
            return now;
        }

        private static List<TeamEvent> since(Reader reader, long rev) {
            List<TeamEvent> since = new ArrayList<>();
            EventKey before = null;
            List<TeamEvent> page;
            do {
                page = reader.history().newest(null, null, before, FEW);
                for (TeamEvent event : page) {
                    before = key(event);
                    if (event.rev() <= rev) {
                        return since;
                    }
                    since.add(event);
                }
            } while (page.size() == FEW);
            return since;
        }

        /** Its key comes right before the next one. */
        private static TeamEvent again(Reader reader, TeamEvent event) {
            EventKey next = new EventKey(event.rev(), event.seq() + 1);
            return reader.history().newest(null, null, next, 1).get(0);
        }
    }

    private static EventKey key(TeamEvent event) {
        return new EventKey(event.rev(), event.seq());
    }

    private final Reading team;
    private final Pseudonyms names;
    private @Nullable ListKey member;
    private @Nullable Age invite;
    private @Nullable EventKey event;
    private boolean membersDone;
    private boolean invitesDone;
    private boolean done;

    Trail(Reading team, Pseudonyms names) {
        this.team = team;
        this.names = names;
        this.membersDone = names.user() == null; // an address gives no roles
    }

    /** The team's rev, before anything is read. */
    long rev() {
        Long rev =
                team.ask(reader -> reader.team() == null ? null : reader.team().rev());
        return rev == null ? 0 : rev;
    }

    /** Goes on until so many rows are found, or a page more. */
    Found next(int enough) {
        Found found = new Found(false);
        while (!done && found.size() < enough) {
            if (!membersDone) {
                members(found);
            } else if (!invitesDone) {
                invites(found);
            } else {
                events(found);
            }
        }
        return new Found(found.members(), found.invites(), found.events(), done);
    }

    private void members(Found found) {
        List<Member> page = page(reader -> reader.members().list(ALL, member, PAGE));
        for (Member row : page) {
            member = new ListKey(ListOrder.of(row), row.user().value());
            if (!names.in(row, 0).equals(row)) {
                found.members().add(row.user());
            }
        }
        membersDone = page.size() < PAGE;
    }

    private void invites(Found found) {
        List<StoredInvite> page = page(reader -> reader.invites().newest(null, null, Instant.EPOCH, invite, PAGE));
        for (StoredInvite row : page) {
            invite = new Age(row.invite().createdAt(), row.invite().id());
            if (!names.in(row, 0).equals(row)) {
                found.invites().add(row.invite().id());
            }
        }
        invitesDone = page.size() < PAGE;
    }

    private void events(Found found) {
        List<TeamEvent> page = page(reader -> reader.history().newest(null, null, event, PAGE));
        for (TeamEvent row : page) {
            event = key(row);
            if (!names.in(row).equals(row)) {
                found.events().add(row);
            }
        }
        done = page.size() < PAGE;
    }

    private <T> List<T> page(Function<Reader, @Nullable List<T>> question) {
        List<T> page = team.ask(question);
        return page == null ? List.of() : page;
    }
}
