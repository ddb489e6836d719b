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
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.Reader;
import dev.muster.spi.StoredInvite;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Erases somebody from one team. Their rows are looked for without the team's lock, and then written in one change; if
 * the team changed meanwhile, or they are all over it, in several. They go in the first one, and after that nothing new
 * of them arises.
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
        Trail.Found ahead = trail.next(ROWS);
        First first = gate.changeRemains(actor, team, change -> {
            change.require(Operation.ERASE);
            boolean left = leave(change);
            boolean unchanged = change.rev() == ahead.rev() + 1;
            boolean written = unchanged && write(change, ahead);
            return new First(unchanged, told(change, left || written));
        });
        boolean any = first.any();
        boolean done = first.unchanged() && ahead.last();
        Trail rest = first.unchanged() ? trail : new Trail(this::ask, names);
        while (!done) {
            Trail.Found found = rest.next(ROWS);
            any |= found.size() > 0 && gate.changeRemains(actor, team, change -> told(change, write(change, found)));
            done = found.last();
        }
        return any;
    }

    /**
     * What the first change did.
     *
     * @param unchanged whether the rows found before it were still as they had been
     */
    private record First(boolean unchanged, boolean any) {}

    private <T> @Nullable T ask(Function<Reader, @Nullable T> question) {
        return gate.find(team, question);
    }

    /** They are no member any more, and there is no open invite to them or from them. */
    private boolean leave(Change change) {
        boolean any = false;
        Set<InviteId> ended = new HashSet<>();
        for (EmailAddress email : names.addresses()) {
            StoredInvite row = change.holder(email);
            if (row != null) {
                any = true;
                end(change, row, EndReason.INVITEE_REMOVED, ended);
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
            endSent(change, ActorRef.user(user), ended);
        }
        return any;
    }

    private void endSent(Change change, ActorRef inviter, Set<InviteId> ended) {
        InviteId after = null;
        List<StoredInvite> chunk;
        do {
            chunk = change.reader().invites().pendingBy(inviter, after, CHUNK);
            for (StoredInvite row : chunk) {
                end(change, row, EndReason.INVITER_REMOVED, ended);
                after = row.invite().id();
            }
        } while (chunk.size() == CHUNK);
    }

    private void end(Change change, StoredInvite row, EndReason reason, Set<InviteId> ended) {
        if (ended.add(row.invite().id())) {
            EndInvites.ofErased(change, row, reason, after -> names.in(after, change.rev()));
        }
    }

    /** They may have changed since they were found, all but the history. */
    private boolean write(Change change, Trail.Found found) {
        boolean any = !found.events().isEmpty();
        if (any) {
            change.write(tx -> tx.history().rewrite(found.events()));
        }
        for (UserId user : found.members()) {
            Member row = change.reader().members().find(user);
            Member after = row == null ? null : names.in(row, change.rev());
            if (after != null && !after.equals(row)) {
                any = true;
                change.write(tx -> tx.members().update(after));
            }
        }
        change.fetchInvites(Set.copyOf(found.invites()));
        for (InviteId id : found.invites()) {
            StoredInvite row = change.invite(id);
            StoredInvite after = row == null ? null : names.in(row, change.rev());
            if (after != null && !after.equals(row)) {
                any = true;
                if (after.invite().status() == InviteStatus.PENDING) {
                    change.update(after);
                } else {
                    change.rewrite(after);
                }
            }
        }
        return any;
    }

    private boolean told(Change change, boolean any) {
        if (any) {
            change.erased(names.pseudonym(), names.called());
        }
        return any;
    }
}
