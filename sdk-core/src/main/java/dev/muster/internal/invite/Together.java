package dev.muster.internal.invite;

import dev.muster.spi.Counter;
import dev.muster.spi.WorkTransaction;
import dev.muster.spi.WorkTransaction.Count;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sendings that are counted together. What a limit refuses counts nowhere, so they are counted attempt by attempt: each
 * leaves out what the one before it has found to be over a limit, and the first that finds no more is the one that counts.
 */
final class Together {

    private final List<Count> shared;
    private final List<@Nullable Count> mails;
    private final int before;
    private final @Nullable Counter[] full;

    /**
     * @param shared what each of them counts towards
     * @param mails what each of them counts towards alone; null for nothing
     * @param before how many count towards what is shared beside them
     */
    Together(List<Count> shared, List<@Nullable Count> mails, int before) {
        this.shared = shared;
        this.mails = mails;
        this.before = before;
        this.full = new @Nullable Counter[mails.size()];
    }

    /** Of each which counter is full; null if none is. */
    List<@Nullable Counter> full() {
        return Arrays.asList(full);
    }

    boolean anyFull() {
        return Arrays.stream(full).anyMatch(Objects::nonNull);
    }

    /** Counts those that are not known to be over a limit. If one of them is, answers no: then none may be counted. */
    boolean count(WorkTransaction work) {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < full.length; i++) {
            if (full[i] == null) {
                left.add(i);
            }
        }
        if (left.isEmpty()) {
            return true;
        }
        List<Count> counts = new ArrayList<>();
        shared.forEach(one -> counts.add(with(one, before + left.size())));
        counts.addAll(mails(left));
        Set<Counter> over = new HashSet<>(work.count(counts));
        List<Count> narrow =
                shared.stream().filter(one -> over.remove(one.counter())).toList();
        if (!over.isEmpty()) {
            // First, as they make room for others.
            over.forEach(counter -> leaveOut(left, counter));
            return false;
        }
        if (narrow.isEmpty()) {
            return true;
        }
        Count one = narrow.get(0);
        int room = room(work, one, left.size());
        left.subList(room, left.size()).forEach(i -> full[i] = one.counter());
        return false;
    }

    /** Each address once, with as many mails as it is to get. */
    private List<Count> mails(List<Integer> rows) {
        Map<Counter, Count> counts = new LinkedHashMap<>();
        for (int row : rows) {
            Count mail = mails.get(row);
            if (mail != null) {
                counts.merge(mail.counter(), mail, (one, other) -> with(one, one.by() + other.by()));
            }
        }
        return List.copyOf(counts.values());
    }

    /** The last one to this address. */
    private void leaveOut(List<Integer> rows, Counter counter) {
        int last = -1;
        for (int row : rows) {
            Count mail = mails.get(row);
            if (mail != null && mail.counter().equals(counter)) {
                last = row;
            }
        }
        full[last] = counter;
    }

    /** How many would fit, fewer than so many. */
    private int room(WorkTransaction work, Count one, int most) {
        if (before > 0 && !fits(work, one, before)) {
            return 0;
        }
        int room = 0;
        for (int step = Integer.highestOneBit(most); step > 0; step /= 2) {
            if (room + step < most && fits(work, one, step)) {
                room += step;
            }
        }
        return room;
    }

    private static boolean fits(WorkTransaction work, Count one, int by) {
        return work.count(List.of(with(one, by))).isEmpty();
    }

    private static Count with(Count count, int by) {
        return new Count(count.counter(), by, count.limit());
    }
}
