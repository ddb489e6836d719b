package dev.muster.inmemory;

import dev.muster.model.Member;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import dev.muster.spi.Ending;
import dev.muster.spi.ListKey;
import dev.muster.spi.ListOrder;
import dev.muster.spi.Storage.TransientConflict;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of one team and what they are found by. The indexes lead to user ids, so that a change of what is not
 * indexed rewrites the row alone.
 *
 * @param byUser the rows
 * @param byName in list order
 * @param byAddress the key of the address, then the user
 * @param byRole the holders of each role
 * @param byEnd grants that have an end, by when they end
 * @param byRoleAndName the holders of each role in list order
 */
record MemberRows(
        SortedRows<UserId, Member> byUser,
        SortedRows<ListKey, UserId> byName,
        SortedRows<ListKey, UserId> byAddress,
        GroupedRows<RoleId, UserId, UserId> byRole,
        SortedRows<Ending.Key, UserId> byEnd,
        GroupedRows<RoleId, ListKey, UserId> byRoleAndName) {

    static final MemberRows NONE = new MemberRows(
            SortedRows.by(KeyOrder.USERS),
            SortedRows.by(KeyOrder.LISTS),
            SortedRows.by(KeyOrder.LISTS),
            GroupedRows.by(KeyOrder.ROLES, KeyOrder.USERS),
            SortedRows.by(KeyOrder.ENDS),
            GroupedRows.by(KeyOrder.ROLES, KeyOrder.LISTS));

    MemberRows insert(Member member) {
        if (byUser.has(member.user())) {
            throw new TransientConflict("this user is a member already", null);
        }
        return indexed(byUser.with(member.user(), member), null, member);
    }

    MemberRows update(Member member) {
        return indexed(byUser.with(member.user(), member), stored(member.user()), member);
    }

    MemberRows delete(UserId user) {
        return indexed(byUser.without(user), stored(user), null);
    }

    private Member stored(UserId user) {
        Member member = byUser.get(user);
        if (member == null) {
            throw new TransientConflict("this user is no member", null);
        }
        return member;
    }

    private MemberRows indexed(SortedRows<UserId, Member> rows, @Nullable Member before, @Nullable Member after) {
        if (before != null && after != null && sameKeys(before, after)) {
            return new MemberRows(rows, byName, byAddress, byRole, byEnd, byRoleAndName);
        }
        SortedRows<ListKey, UserId> names = byName;
        SortedRows<ListKey, UserId> addresses = byAddress;
        GroupedRows<RoleId, UserId, UserId> roles = byRole;
        SortedRows<Ending.Key, UserId> ends = byEnd;
        GroupedRows<RoleId, ListKey, UserId> rolesAndNames = byRoleAndName;
        if (before != null) {
            ListKey name = nameKey(before);
            names = names.without(name);
            addresses = addresses.without(addressKey(before));
            for (RoleId role : roles(before)) {
                roles = roles.without(role, before.user());
                rolesAndNames = rolesAndNames.without(role, name);
            }
            for (Ending.Key end : ends(before)) {
                ends = ends.without(end);
            }
        }
        if (after != null) {
            ListKey name = nameKey(after);
            names = names.with(name, after.user());
            addresses = addresses.with(addressKey(after), after.user());
            for (RoleId role : roles(after)) {
                roles = roles.with(role, after.user(), after.user());
                rolesAndNames = rolesAndNames.with(role, name, after.user());
            }
            for (Ending.Key end : ends(after)) {
                ends = ends.with(end, after.user());
            }
        }
        return new MemberRows(rows, names, addresses, roles, ends, rolesAndNames);
    }

    private static boolean sameKeys(Member before, Member after) {
        return before.person().displayName().equals(after.person().displayName())
                && before.person().email().equals(after.person().email())
                && roles(before).equals(roles(after))
                && ends(before).equals(ends(after));
    }

    /** When the next grant ends, or the last one that is still there ended; null if none has an end. */
    @Nullable
    Instant firstEnd() {
        for (SortedRows.Row<Ending.Key, UserId> row : byEnd.after(null)) {
            return row.key().until();
        }
        return null;
    }

    private static Set<Ending.Key> ends(Member member) {
        Set<Ending.Key> ends = new HashSet<>();
        for (RoleGrant grant : member.roles()) {
            if (grant.until() != null) {
                ends.add(new Ending.Key(grant.until(), member.user(), grant.role()));
            }
        }
        return ends;
    }

    private static ListKey nameKey(Member member) {
        return new ListKey(ListOrder.of(member), member.user().value());
    }

    private static ListKey addressKey(Member member) {
        return new ListKey(member.person().email().key(), member.user().value());
    }

    private static Set<RoleId> roles(Member member) {
        return member.roles().stream().map(RoleGrant::role).collect(Collectors.toUnmodifiableSet());
    }
}
