package dev.muster.internal.bulk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What the rows of one call were about so far. It keeps 16 bytes of a hash of each, in a table that is at most half full
 * and at least a quarter: 32 to 64 bytes a row, whatever the rows hold.
 */
final class Subjects {

    private final MessageDigest sha = Digest.sha256();
    private long[] table = new long[256];
    private int size;

    /** Adds one; whether it is new. */
    boolean add(String subject) {
        ByteBuffer hash = ByteBuffer.wrap(sha.digest(subject.getBytes(StandardCharsets.UTF_8)));
        // Of the hash's bits one is given up, so that no entry looks like a free place.
        boolean isNew = put(table, hash.getLong() | 1, hash.getLong());
        if (isNew && ++size * 4 > table.length) {
            grow();
        }
        return isNew;
    }

    private void grow() {
        long[] bigger = new long[table.length * 2];
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0) {
                put(bigger, table[i], table[i + 1]);
            }
        }
        table = bigger;
    }

    private static boolean put(long[] table, long first, long second) {
        int places = table.length / 2;
        int place = (int) (second & (places - 1));
        while (table[2 * place] != 0) {
            if (table[2 * place] == first && table[2 * place + 1] == second) {
                return false;
            }
            place = (place + 1) & (places - 1);
        }
        table[2 * place] = first;
        table[2 * place + 1] = second;
        return true;
    }
}
