package dev.muster.internal.access;

import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one team. Checks read it without a lock; what is written comes from loads and from changes, which may
 * meet in any order.
 *
 * <p>Two numbers keep the old out. Each answer in the table is right as of {@code applied}: all changes up to it have
 * been taken into account. And {@code known} is the newest rev that this node has heard of: a load that read an older
 * one may have begun before a change that has returned by now, and is not kept.
 */
final class HeldTeam {

    private static final long NEVER = Long.MIN_VALUE;
    /** A table that is whole grows with each change of somebody who was not in it; beyond this it is read anew. */
    private static final int MOST_OF_WHOLE = 500;

    private final TeamId id;
    /** The id once more: to compare it there is then no further object to be fetched. */
    private final long high;

    private final long low;
    /** Shared with other teams: a million teams need no lock each. */
    private final ReentrantLock lock;

    private volatile @Nullable Object[] table = MemberTable.of(0, null);
    private volatile int size;
    /** Milliseconds since 1970: the last moment at which no change after {@code applied} had been committed. */
    private volatile long confirmedAt = NEVER;

    private volatile long applied;
    private long known;
    private volatile boolean dead;
    /** Whether it is too big to be loaded as a whole, and whether somebody is just doing that. */
    private volatile boolean big;

    private boolean listing;
    /** Written by checks without care for others: it only says that there were some lately. */
    private boolean used;

    HeldTeam(TeamId id, ReentrantLock lock) {
        this.id = id;
        this.high = id.value().getMostSignificantBits();
        this.low = id.value().getLeastSignificantBits();
        this.lock = lock;
    }

    TeamId id() {
        return id;
    }

    boolean is(UUID id) {
        return id.getLeastSignificantBits() == low && id.getMostSignificantBits() == high;
    }

    /** Whether it may be answered from: it was confirmed within the bound, and the clock has not gone back since. */
    boolean isFresh(long now, long bound) {
        return Long.compareUnsigned(now - confirmedAt, bound) < 0;
    }

    /** The rev that every answer takes into account. */
    long applied() {
        return applied;
    }

    /** What this user may do; null if that must be read. */
    @Nullable
    Rights find(String user) {
        if (!used) {
            used = true;
        }
        return MemberTable.find(table, user);
    }

    /** Whether there were checks since this was last asked. */
    boolean wasUsed() {
        boolean lately = used;
        used = false;
        return lately;
    }

    int size() {
        return size;
    }

    /** Whether nothing was ever loaded. */
    boolean isNew() {
        return confirmedAt == NEVER;
    }

    boolean isDead() {
        return dead;
    }

    /** What a load has to read in full. True for one caller at a time, who says when it {@link #endListing ends}. */
    boolean beginListing() {
        lock.lock();
        try {
            boolean begins = size == 0 && !big && !listing;
            listing |= begins;
            return begins;
        } finally {
            lock.unlock();
        }
    }

    void endListing(boolean tooBig) {
        lock.lock();
        try {
            listing = false;
            big |= tooBig;
        } finally {
            lock.unlock();
        }
    }

    boolean isBig() {
        return big;
    }

    /**
     * Takes in what a load has read.
     *
     * @return false if it may be older than a change that has returned, and should be read again
     */
    boolean put(Load load) {
        lock.lock();
        try {
            if (load.rev() < known) {
                return false;
            }
            if (!dead) {
                if (load.whole()) {
                    replace(load.members());
                } else {
                    forget(load.changed());
                    load.members().forEach((user, rights) -> set(user.value(), rights));
                }
                known = load.rev();
                applied = load.rev();
                confirmedAt = load.at();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A change of this node, which is committed and has not returned yet.
     *
     * @param users whom it concerns; null for everybody
     * @param at when it was made
     * @return whether this takes more room than before
     */
    boolean changed(long rev, @Nullable Collection<String> users, long at) {
        lock.lock();
        try {
            int before = size;
            forget(users);
            known = Math.max(known, rev);
            if (rev == applied + 1) {
                applied = rev;
                confirmedAt = isNew() || dead ? NEVER : Math.max(confirmedAt, at);
            }
            return size > before;
        } finally {
            lock.unlock();
        }
    }

    /**
     * At this moment the team was at this rev.
     *
     * @return whether all changes up to it have been taken into account
     */
    boolean confirm(long at, long rev) {
        lock.lock();
        try {
            if (rev > applied) {
                return false;
            }
            confirmedAt = dead ? NEVER : Math.max(confirmedAt, at);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** From now on nothing is answered from this, and nothing is kept in it. */
    void kill() {
        lock.lock();
        try {
            dead = true;
            confirmedAt = NEVER;
            forget(null);
        } finally {
            lock.unlock();
        }
    }

    private void forget(@Nullable Collection<String> users) {
        @Nullable Object[] present = table;
        boolean isWhole = MemberTable.knowsOthers(present);
        if (users == null || (isWhole && size > MOST_OF_WHOLE)) {
            table = MemberTable.of(0, null);
            size = 0;
            return;
        }
        for (String user : users) {
            // Where others are not known anyway, nothing need be noted of who is not here.
            if (isWhole || MemberTable.has(table, user)) {
                set(user, null);
            }
        }
    }

    /** By a table that is whole before anybody sees it: who is not in it is out. */
    private void replace(Map<UserId, Rights> members) {
        @Nullable Object[] whole = MemberTable.of(members.size(), Rights.OUTSIDE);
        int users = 0;
        for (Map.Entry<UserId, Rights> member : members.entrySet()) {
            whole = MemberTable.put(whole, users++, member.getKey().value(), member.getValue());
        }
        table = whole;
        size = users;
    }

    private void set(String user, @Nullable Rights rights) {
        @Nullable Object[] present = table;
        if (MemberTable.has(present, user)) {
            MemberTable.put(present, size, user, rights);
        } else {
            int users = size; // written under the lock alone
            table = MemberTable.put(present, users, user, rights);
            size = users + 1;
        }
    }
}
