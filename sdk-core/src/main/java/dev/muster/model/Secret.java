package dev.muster.model;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Bytes that nobody may guess or see, and what is signed with them. */
final class Secret {

    static final int MIN_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    /** @param field what the host calls it */
    Secret(String field, byte[] bytes) {
        if (bytes.length < MIN_BYTES) {
            throw new InvalidValueException(
                    field,
                    InvalidValueException.Code.OUT_OF_RANGE,
                    "must have at least 32 random bytes; make one with: openssl rand -base64 32");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    static byte[] base64(String field, String text) {
        Objects.requireNonNull(text, field);
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            // Not as the cause: its message shows characters of the secret.
            throw new InvalidValueException(
                    field,
                    InvalidValueException.Code.MALFORMED,
                    "must be Base64 of at least 32 random bytes; make one with: openssl rand -base64 32");
        }
    }

    /** HMAC-SHA256 of the message: 32 bytes. */
    byte[] sign(byte[] message) {
        Objects.requireNonNull(message, "message");
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
