package dev.muster.internal.erasure;

import dev.muster.internal.change.Change;
import dev.muster.internal.change.Gate;
import dev.muster.internal.invite.EndInvites;
import dev.muster.internal.rules.LastOwner;
import dev.muster.internal.rules.Operation;
import dev.muster.model.Actor;
import dev.muster.model.ActorRef;
import dev.muster.model.EmailAddress;
import dev.muster.model.EndReason;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.Member;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Reader;
import dev.muster.spi.StoredInvite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Erases somebody from one team. Their rows are looked for without the team's lock, and written in one change, or in
 * several if they are all over it. Each change begins with what others have written since the one before it, so nothing
 * arises that is not seen: neither a row of theirs nor somebody else's erasure. They go in the first change.
 */
final class TeamErasure {

    /** How many rows one change writes, up to a page more. */
    private static final int ROWS = 500;

    private static final int CHUNK = 200;

    private final Gate gate;
    private final Actor actor;
    private final TeamId team;
    private final Pseudonyms names;

    TeamErasure(Gate gate, Actor actor, TeamId team, Pseudonyms names) {
        this.gate = gate;
        this.actor = actor;
        this.team = team;
        this.names = names;
    }

    /** Answers whether there was anything to be erased. */
    boolean run() {
        Trail trail = new Trail(this::ask, names);
        long rev = trail.rev();
        boolean any = false;
        Trail.Found found;
        do {
            found = trail.next(ROWS);
            Written written = write(found, rev);
            rev = written.rev();
            any |= written.any();
        } while (!found.last());
        return any;
    }

    /** @param rev up to which nothing can be that was not seen */
    private record Written(long rev, boolean any) {}

    private Written write(Trail.Found found, long rev) {
        return gate.changeRemains(actor, team, change -> {
            change.require(Operation.ERASE);
            boolean any = leave(change);
            any |= write(change, found.now(change.reader(), rev));
            if (any) {
                change.erased(names.pseudonym(), names.called());
            }
            return new Written(any ? change.rev() : change.rev() - 1, any);
        });
    }

    private <T> @Nullable T ask(Function<Reader, @Nullable T> question) {
        return gate.find(team, question);
    }

    /** They are no member any more, and there is no open invite to them or from them. */
    private boolean leave(Change change) {
        boolean any = false;
        for (EmailAddress email : names.addresses()) {
            StoredInvite row = change.holder(email);
            if (row != null) {
                any = true;
                end(change, row, EndReason.INVITEE_REMOVED);
            }
        }
        UserId user = names.user();
        Member member = user == null ? null : change.reader().members().find(user);
        if (user != null && member != null) {
            any = true;
            if (LastOwner.restsOn(change.reader(), change.roles(), Set.of(user))) {
                throw Erase.lastOwner(List.of(team));
            }
            change.write(tx -> tx.members().delete(user));
            endSent(change, ActorRef.user(user));
        }
        return any;
    }

    private void endSent(Change change, ActorRef inviter) {
        InviteId after = null;
        List<StoredInvite> chunk;
        do {
            chunk = change.reader().invites().pendingBy(inviter, after, CHUNK);
            for (StoredInvite row : chunk) {
                end(change, row, EndReason.INVITER_REMOVED);
                after = row.invite().id();
            }
        } while (chunk.size() == CHUNK);
    }

    private void end(Change change, StoredInvite row, EndReason reason) {
        EndInvites.ofErased(change, row, names.in(row, change.rev()), reason);
    }

    private boolean write(Change change, Trail.Found found) {
        boolean events = writeEvents(change, found.events());
        boolean members = writeMembers(change, found.members());
        boolean invites = writeInvites(change, found.invites());
        return events || members || invites;
    }

    private boolean writeEvents(Change change, Set<TeamEvent> events) {
        List<TeamEvent> without = new ArrayList<>();
        for (TeamEvent event : events) {
            TeamEvent after = names.in(event);
            if (!after.equals(event)) {
                without.add(after);
            }
        }
        if (!without.isEmpty()) {
            change.write(tx -> tx.history().rewrite(without));
        }
        return !without.isEmpty();
    }

    private boolean writeMembers(Change change, Set<UserId> members) {
        boolean any = false;
        for (UserId user : members) {
            Member row =
                    user.equals(names.user()) ? null : change.reader().members().find(user);
            Member after = row == null ? null : names.in(row, change.rev());
            if (after != null && !after.equals(row)) {
                any = true;
                change.write(tx -> tx.members().update(after));
            }
        }
        return any;
    }

    private boolean writeInvites(Change change, Set<InviteId> invites) {
        boolean any = false;
        change.fetchInvites(invites);
        for (InviteId id : invites) {
            StoredInvite row = change.invite(id);
            StoredInvite after = row == null ? null : names.in(row, change.rev());
            if (row != null && after != null && !after.equals(row)) {
                any = true;
                write(change, row, after);
            }
        }
        return any;
    }

    private void write(Change change, StoredInvite row, StoredInvite after) {
        if (after.invite().status() != InviteStatus.PENDING) {
            change.rewrite(after);
        } else if (after.invite().email().equals(row.invite().email())) {
            change.update(after);
        } else {
            // To them, but not holding their address: it expired, or they accepted it and another member has the
            // address.
            end(change, row, EndReason.INVITEE_REMOVED);
        }
    }
}
