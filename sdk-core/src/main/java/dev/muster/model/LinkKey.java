package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The secret that links are derived from: 32 bytes or more, at random, kept where the host keeps its secrets. The key
 * itself never leaves this class; it is not in {@link #toString()} and has no JSON form.
 */
public final class LinkKey {

    /** The least number of bytes. */
    public static final int MIN_BYTES = Secret.MIN_BYTES;

    private static final byte[] ID_LABEL = "muster link key id".getBytes(StandardCharsets.UTF_8);

    private final Secret secret;
    private final String id;
    private final boolean ephemeral;

    private LinkKey(byte[] bytes, boolean ephemeral) {
        this.secret = new Secret("linkKey", bytes);
        this.id = idOf(bytes);
        this.ephemeral = ephemeral;
    }

    /**
     * Reads a key from its Base64 text, as made by {@code openssl rand -base64 32}.
     *
     * @throws InvalidValueException if it is not Base64 of at least 32 bytes; the message does not repeat it
     */
    public static LinkKey fromBase64(String text) {
        return new LinkKey(Secret.base64("linkKey", text), false);
    }

    /** A key from its bytes, of which it keeps a copy. */
    public static LinkKey fromBytes(byte[] bytes) {
        return new LinkKey(Objects.requireNonNull(bytes, "bytes").clone(), false);
    }

    /** A key of this process alone, for first steps and tests: after a restart no link that went out works. */
    public static LinkKey ephemeral() {
        byte[] bytes = new byte[MIN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new LinkKey(bytes, true);
    }

    /** Which key this is, derived from it and harmless: 4 bytes as 8 hexadecimal digits. */
    public String id() {
        return id;
    }

    public boolean isEphemeral() {
        return ephemeral;
    }

    /** HMAC-SHA256 of the message under this key: 32 bytes. */
    public byte[] sign(byte[] message) {
        return secret.sign(message);
    }

    private static String idOf(byte[] bytes) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(ID_LABEL);
            return HexFormat.of().formatHex(Arrays.copyOf(sha.digest(bytes), 4));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @JsonValue
    private String neverAsJson() {
        throw new UnsupportedOperationException("A LinkKey has no JSON form: it is a secret");
    }

    @Override
    public String toString() {
        return "LinkKey[" + id + "]";
    }
}
