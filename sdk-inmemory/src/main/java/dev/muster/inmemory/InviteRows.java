package dev.muster.inmemory;

import dev.muster.model.ActorRef;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.spi.InviteReads.Age;
import dev.muster.spi.ListKey;
import dev.muster.spi.ListOrder;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredInvite;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The invites of one team and what they are found by. The indexes lead to ids, so that a change of what is not indexed
 * rewrites the row alone.
 *
 * @param byId the rows
 * @param byAge all, by when they were made
 * @param pendingByEnd those stored as PENDING, by when they expire
 * @param byNext those with which there is something to be done, by when that is
 * @param pendingBy those stored as PENDING, by who sent them
 * @param holders which invite holds an address, by the address's key
 * @param byName those that hold their address, in list order
 * @param byRoleAndName the same for each role that they give
 */
record InviteRows(
        SortedRows<InviteId, StoredInvite> byId,
        SortedRows<Age, InviteId> byAge,
        SortedRows<Age, InviteId> pendingByEnd,
        SortedRows<Age, InviteId> byNext,
        GroupedRows<ActorRef, InviteId, InviteId> pendingBy,
        SortedRows<String, InviteId> holders,
        SortedRows<ListKey, InviteId> byName,
        GroupedRows<RoleId, ListKey, InviteId> byRoleAndName) {

    static final InviteRows NONE = new InviteRows(
            SortedRows.by(KeyOrder.INVITES),
            SortedRows.by(KeyOrder.AGES),
            SortedRows.by(KeyOrder.AGES),
            SortedRows.by(KeyOrder.AGES),
            GroupedRows.by(KeyOrder.ACTORS, KeyOrder.INVITES),
            SortedRows.by(String::compareTo),
            SortedRows.by(KeyOrder.LISTS),
            GroupedRows.by(KeyOrder.ROLES, KeyOrder.LISTS));

    /** The same with this row new or rewritten, but in no index of those that hold their address. */
    InviteRows written(StoredInvite stored) {
        StoredInvite before = byId.get(stored.invite().id());
        SortedRows<InviteId, StoredInvite> rows = byId.with(stored.invite().id(), stored);
        if (before != null && sameMoments(before, stored)) {
            return new InviteRows(rows, byAge, pendingByEnd, byNext, pendingBy, holders, byName, byRoleAndName);
        }
        SortedRows<Age, InviteId> ages = byAge;
        SortedRows<Age, InviteId> ends = pendingByEnd;
        SortedRows<Age, InviteId> nexts = byNext;
        GroupedRows<ActorRef, InviteId, InviteId> inviters = pendingBy;
        if (before != null) {
            Invite old = before.invite();
            if (before.nextAt() != null) {
                nexts = nexts.without(new Age(before.nextAt(), old.id()));
            }
            ages = ages.without(new Age(old.createdAt(), old.id()));
            if (old.status() == InviteStatus.PENDING) {
                ends = ends.without(new Age(old.expiresAt(), old.id()));
                inviters = inviters.without(old.invitedBy(), old.id());
            }
        }
        Invite now = stored.invite();
        ages = ages.with(new Age(now.createdAt(), now.id()), now.id());
        if (now.status() == InviteStatus.PENDING) {
            ends = ends.with(new Age(now.expiresAt(), now.id()), now.id());
            inviters = inviters.with(now.invitedBy(), now.id(), now.id());
        }
        if (stored.nextAt() != null) {
            nexts = nexts.with(new Age(stored.nextAt(), now.id()), now.id());
        }
        return new InviteRows(rows, ages, ends, nexts, inviters, holders, byName, byRoleAndName);
    }

    /** The same without this row, which is in the indexes of those that hold their address still. */
    InviteRows without(StoredInvite stored) {
        Invite invite = stored.invite();
        boolean pending = invite.status() == InviteStatus.PENDING;
        return new InviteRows(
                byId.without(invite.id()),
                byAge.without(new Age(invite.createdAt(), invite.id())),
                pending ? pendingByEnd.without(new Age(invite.expiresAt(), invite.id())) : pendingByEnd,
                stored.nextAt() == null ? byNext : byNext.without(new Age(stored.nextAt(), invite.id())),
                pending ? pendingBy.without(invite.invitedBy(), invite.id()) : pendingBy,
                holders,
                byName,
                byRoleAndName);
    }

    /** The same with this invite no longer among those that hold their address. */
    InviteRows released(Invite invite) {
        ListKey name = nameKey(invite);
        GroupedRows<RoleId, ListKey, InviteId> roles = byRoleAndName;
        for (RoleId role : roles(invite)) {
            roles = roles.without(role, name);
        }
        return new InviteRows(
                byId,
                byAge,
                pendingByEnd,
                byNext,
                pendingBy,
                holders.without(invite.email().key()),
                byName.without(name),
                roles);
    }

    /** The same with this invite among those that hold their address. */
    InviteRows held(Invite invite) {
        if (holders.has(invite.email().key())) {
            throw new TransientConflict("another invite holds this address", null);
        }
        ListKey name = nameKey(invite);
        GroupedRows<RoleId, ListKey, InviteId> roles = byRoleAndName;
        for (RoleId role : roles(invite)) {
            roles = roles.with(role, name, invite.id());
        }
        return new InviteRows(
                byId,
                byAge,
                pendingByEnd,
                byNext,
                pendingBy,
                holders.with(invite.email().key(), invite.id()),
                byName.with(name, invite.id()),
                roles);
    }

    /** Whether both are found by the same keys among those that hold their address. */
    static boolean sameHold(@Nullable StoredInvite before, StoredInvite after) {
        return before != null
                && before.holdsAddress() == after.holdsAddress()
                && before.invite().email().equals(after.invite().email())
                && before.invite().displayName().equals(after.invite().displayName())
                && roles(before.invite()).equals(roles(after.invite()));
    }

    /** When there is first something to be done; null if there never is. */
    @Nullable
    Instant firstNext() {
        for (SortedRows.Row<Age, InviteId> row : byNext.after(null)) {
            return row.key().at();
        }
        return null;
    }

    private static boolean sameMoments(StoredInvite before, StoredInvite after) {
        return Objects.equals(before.nextAt(), after.nextAt()) && sameAgeAndEnd(before.invite(), after.invite());
    }

    private static boolean sameAgeAndEnd(Invite before, Invite after) {
        return before.createdAt().equals(after.createdAt())
                && before.expiresAt().equals(after.expiresAt())
                && before.status() == after.status()
                && before.invitedBy().equals(after.invitedBy());
    }

    private static ListKey nameKey(Invite invite) {
        return new ListKey(ListOrder.of(invite), invite.id().toString());
    }

    private static Set<RoleId> roles(Invite invite) {
        return invite.roles().stream().map(RoleGrant::role).collect(Collectors.toUnmodifiableSet());
    }
}
