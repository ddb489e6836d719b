package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * The secret by which Muster knows addresses again that it must not keep, and makes the pseudonyms of people who were
 * erased: 32 bytes or more, at random, and another one than the {@link LinkKey}, as it is never changed. With a new one,
 * everybody who wants no more mail is forgotten.
 */
public final class AddressKey {

    private static final int BYTES = 24;
    private static final String ERASED = "erased-";
    private static final String NOWHERE = "@erased.invalid";

    private final Secret secret;

    private AddressKey(byte[] bytes) {
        this.secret = new Secret("addressKey", bytes);
    }

    /**
     * Reads a key from its Base64 text, as made by {@code openssl rand -base64 32}.
     *
     * @throws InvalidValueException if it is not Base64 of at least 32 bytes; the message does not repeat it
     */
    public static AddressKey fromBase64(String text) {
        return new AddressKey(Secret.base64("addressKey", text));
    }

    /** A key from its bytes, of which it keeps a copy. */
    public static AddressKey fromBytes(byte[] bytes) {
        return new AddressKey(Objects.requireNonNull(bytes, "bytes").clone());
    }

    /** What is kept in the address's place: 32 characters, the same for every spelling of it. */
    public String hash(EmailAddress email) {
        return hash("address", Objects.requireNonNull(email, "email").key());
    }

    /** What stands in the place of a user who was erased, in every team. */
    public UserId pseudonym(UserId user) {
        return UserId.of(ERASED
                + hash("erased user", Objects.requireNonNull(user, "user").value()));
    }

    /** What stands in the place of an address that was erased, in every team: one to which no mail can go. */
    public EmailAddress pseudonym(EmailAddress email) {
        String hash =
                hash("erased address", Objects.requireNonNull(email, "email").key());
        return EmailAddress.of(ERASED + hash + NOWHERE);
    }

    /** Whether this stands in the place of an address that was erased. */
    public static boolean isPseudonym(EmailAddress email) {
        return Objects.requireNonNull(email, "email").key().endsWith(NOWHERE);
    }

    private String hash(String label, String subject) {
        String message = "muster " + label + '\0' + subject;
        byte[] mac = secret.sign(message.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
    }

    @JsonValue
    private String neverAsJson() {
        throw new UnsupportedOperationException("An AddressKey has no JSON form: it is a secret");
    }

    @Override
    public String toString() {
        return "AddressKey";
    }
}
