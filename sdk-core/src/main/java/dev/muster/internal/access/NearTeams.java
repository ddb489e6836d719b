package dev.muster.internal.access;

import dev.muster.model.TeamId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A short cut to the teams that checks ask about: each has one place in an array, where the next one with the same place
 * pushes it out. At a million memberships what a check costs is the objects on the way, and here that is the team alone.
 */
final class NearTeams {

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(HeldTeam[].class);
    private static final int LEAST = 1 << 10;
    private static final int MOST = 1 << 20;

    private volatile @Nullable HeldTeam[] places = new @Nullable HeldTeam[LEAST];

    /** The team with this id; null if it is not here, which says nothing of whether it is held. */
    @Nullable
    HeldTeam find(TeamId id) {
        @Nullable HeldTeam[] present = places;
        UUID value = id.value();
        HeldTeam held = (HeldTeam) SLOT.getAcquire(present, place(present, value));
        return held != null && held.is(value) ? held : null;
    }

    /** @param teams how many are held */
    void add(HeldTeam held, int teams) {
        @Nullable HeldTeam[] present = places;
        if (teams > present.length / 4 && present.length < MOST) {
            present = new @Nullable HeldTeam[present.length * 2];
            places = present;
        }
        SLOT.setVolatile(present, place(present, held.id().value()), held);
        // Who gives it up marks it and then takes it out. If that was before it came in, it is to go again: left here
        // it would hide the one that takes its place, and each check of the team would be a read.
        if (held.isDead()) {
            remove(held);
        }
    }

    /** Lets go of it, if it is here. */
    void remove(HeldTeam held) {
        @Nullable HeldTeam[] present = places;
        SLOT.compareAndSet(present, place(present, held.id().value()), held, null);
    }

    private static int place(@Nullable HeldTeam[] places, UUID id) {
        long hash = (id.getMostSignificantBits() ^ id.getLeastSignificantBits()) * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 40) & places.length - 1;
    }
}
