package dev.muster.internal.erasure;

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
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all rows of a team, page by page and without its lock, in search of somebody. Members come first, then
 * invites, then the history from its end to its beginning.
 */
final class Trail {

    private static final int PAGE = 500;
    private static final MemberFilter ALL = new MemberFilter(null, null, null);

    /** Reads something of the team; null if there is no such team. */
    interface Reading {
        <T> @Nullable T ask(Function<Reader, @Nullable T> question);
    }

    /**
     * Rows with a trace of them.
     *
     * @param rev the team's rev when the reading began
     * @param last whether there are no others
     */
    record Found(long rev, List<UserId> members, List<InviteId> invites, List<TeamEvent> events, boolean last) {

        int size() {
            return members.size() + invites.size() + events.size();
        }
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

    /** Goes on until so many rows are found, or a page more. */
    Found next(int enough) {
        Long rev =
                team.ask(reader -> reader.team() == null ? null : reader.team().rev());
        Found found = new Found(rev == null ? 0 : rev, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), false);
        while (!done && found.size() < enough) {
            if (!membersDone) {
                members(found);
            } else if (!invitesDone) {
                invites(found);
            } else {
                events(found);
            }
        }
        return new Found(found.rev(), found.members(), found.invites(), found.events(), done);
    }

    private void members(Found found) {
        List<Member> page = page(reader -> reader.members().list(ALL, member, PAGE));
        for (Member row : page) {
            member = new ListKey(ListOrder.of(row), row.user().value());
            if (!row.user().equals(names.user()) && !names.in(row, 0).equals(row)) {
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
            event = new EventKey(row.rev(), row.seq());
            TeamEvent after = names.in(row);
            if (!after.equals(row)) {
                found.events().add(after);
            }
        }
        done = page.size() < PAGE;
    }

    private <T> List<T> page(Function<Reader, @Nullable List<T>> question) {
        List<T> page = team.ask(question);
        return page == null ? List.of() : page;
    }
}
