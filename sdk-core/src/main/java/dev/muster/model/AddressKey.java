package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secret by which Muster knows addresses again that it must not keep, and makes the pseudonyms of people who were
 * erased: 32 bytes or more, at random, and another one than the {@link LinkKey}, as it is never changed. With a new one,
 * everybody who wants no more mail is forgotten.
 */
public final class AddressKey {

    private static final int BYTES = 24;
    private static final String ERASED = "erased-";
    private static final String NOWHERE = "@erased.invalid";
    private static final Pattern PSEUDONYM = Pattern.compile(ERASED + "([A-Za-z0-9_-]{32})" + Pattern.quote(NOWHERE));

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

    /**
     * What is kept in the address's place: 32 characters, the same for every spelling of it and for its {@link
     * #pseudonym(EmailAddress)}, so that who was erased can still say that they want no mail.
     */
    public String hash(EmailAddress email) {
        Matcher erased =
                PSEUDONYM.matcher(Objects.requireNonNull(email, "email").value());
        return erased.matches() ? erased.group(1) : hash("address", email.key());
    }

    /** What stands in the place of a user who was erased, in every team. */
    public UserId pseudonym(UserId user) {
        return UserId.of(ERASED
                + hash("erased user", Objects.requireNonNull(user, "user").value()));
    }

    /** What stands in the place of an address that was erased, in every team: one to which no mail can go. */
    public EmailAddress pseudonym(EmailAddress email) {
        return EmailAddress.of(ERASED + hash(email) + NOWHERE);
    }

    /** Whether this stands in the place of an address that was erased. */
    public static boolean isPseudonym(EmailAddress email) {
        Objects.requireNonNull(email, "email");
        return PSEUDONYM.matcher(email.value()).matches();
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
