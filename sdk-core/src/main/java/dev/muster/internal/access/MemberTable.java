package dev.muster.internal.access;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of user ids and their rights in one plain array: a pair of slots each, and one at the end that says what
 * is true of everybody else. Read without a lock, while at most one thread writes. No objects but the array: at a
 * million memberships each word counts.
 *
 * <p>Ids are never taken out, so that a reader that runs along finds what it looks for; rights may be, and are then not
 * known.
 */
final class MemberTable {

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final int LEAST_PAIRS = 4;

    private MemberTable() {}

    /** An empty one with room for so many, and the rights of who is not in it; null if they are not known. */
    static @Nullable Object[] of(int users, @Nullable Rights others) {
        int pairs = LEAST_PAIRS;
        while (pairs < users * 2) {
            pairs *= 2;
        }
        @Nullable Object[] table = new @Nullable Object[pairs * 2 + 1];
        table[pairs * 2] = others;
        return table;
    }

    /** What this user may do; null if it is not known. */
    static @Nullable Rights find(@Nullable Object[] table, String user) {
        int end = table.length - 1;
        for (int at = start(user, end); ; at = at + 2 & end - 1) {
            String id = (String) SLOT.getAcquire(table, at);
            if (id == null) {
                return (Rights) table[end];
            }
            // The hash is beside the reference to the text, which need then not be fetched of another user.
            if (user.hashCode() == id.hashCode() && user.equals(id)) {
                return (Rights) SLOT.getAcquire(table, at + 1);
            }
        }
    }

    /**
     * Sets what this user may do.
     *
     * @param rights null if that is no longer known
     * @param size how many users there are
     * @return the table to go on with, which is another one where this one was full
     */
    static @Nullable Object[] put(@Nullable Object[] table, int size, String user, @Nullable Rights rights) {
        int at = place(table, user);
        if (table[at] != null) {
            SLOT.setRelease(table, at + 1, rights);
            return table;
        }
        @Nullable Object[] room = table;
        if ((size + 1) * 4 > table.length) {
            room = grown(table, size);
            at = place(room, user);
        }
        room[at + 1] = rights;
        SLOT.setRelease(room, at, user);
        return room;
    }

    static boolean has(@Nullable Object[] table, String user) {
        return table[place(table, user)] != null;
    }

    /** Whether something is known of who is not in it. */
    static boolean knowsOthers(@Nullable Object[] table) {
        return table[table.length - 1] != null;
    }

    private static @Nullable Object[] grown(@Nullable Object[] table, int size) {
        int end = table.length - 1;
        @Nullable Object[] bigger = of(size * 2, (Rights) table[end]);
        for (int from = 0; from < end; from += 2) {
            if (table[from] instanceof String user) {
                int at = place(bigger, user);
                bigger[at] = user;
                bigger[at + 1] = table[from + 1];
            }
        }
        return bigger;
    }

    /** Where this user is, or is to be. */
    private static int place(@Nullable Object[] table, String user) {
        int end = table.length - 1;
        int at = start(user, end);
        while (table[at] != null && !user.equals(table[at])) {
            at = at + 2 & end - 1;
        }
        return at;
    }

    private static int start(String user, int end) {
        int hash = user.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) << 1 & end - 1;
    }
}
