package dev.muster.internal.link;

import dev.muster.model.LinkKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * What counters know people, teams and addresses by. It is made with the link key, under a label of its own: counters
 * live for a day at most, so a new key costs no more than the counts of that day.
 */
public final class SubjectHash {

    private static final int BYTES = 24;

    private final LinkKey key;

    public SubjectHash(LinkKey key) {
        this.key = key;
    }

    /** 32 characters; the same subject has another hash for another kind. */
    public String of(Enum<?> kind, String subject) {
        String message = "muster counter\0" + kind.name() + '\0' + subject;
        byte[] mac = key.sign(message.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
    }
}
