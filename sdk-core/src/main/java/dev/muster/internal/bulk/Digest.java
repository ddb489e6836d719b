package dev.muster.internal.bulk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 of fields, each told from the next one. */
final class Digest {

    private final MessageDigest sha = sha256();

    /** One more field; absent and empty are two things. */
    Digest field(@Nullable Object value) {
        if (value == null) {
            number(-1);
            return this;
        }
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        sha.update(bytes);
        return this;
    }

    private void number(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            sha.update((byte) (value >>> shift));
        }
    }

    /** In hexadecimal digits; begins anew after that. */
    String end() {
        return HexFormat.of().formatHex(sha.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
