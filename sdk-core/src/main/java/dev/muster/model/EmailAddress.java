package dev.muster.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One e-mail address, strictly one {@code addr-spec}: no display name, list, comment, quoting, encoded word, route or
 * domain literal; an ASCII local part; a domain with at least two labels. Plus-tags and dots stay distinct.
 *
 * <p>It keeps the spelling it was given ({@link #value()}) and compares by {@link #key()}: two spellings of one address
 * are equal. An internationalised domain is compared and mailed by its A-label; characters that IDNA 2003 and 2008 map
 * to different domains (ß, ς, zero-width joiners) are refused.
 */
public final class EmailAddress {

    private static final int LENGTH = 254;
    private static final int LOCAL_LENGTH = 64;
    private static final int LABEL_LENGTH = 63;
    private static final Pattern PLAIN = Pattern.compile(
            "[A-Za-z0-9_+-]+(?:\\.[A-Za-z0-9_+-]+)*" + "@(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\\.)+[A-Za-z]{2,}");
    /** No {@code =?}: some mail programs decode an encoded word even here, and send to what comes out. */
    private static final Pattern LOCAL =
            Pattern.compile("(?!.*=\\?)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Pattern UNSAFE =
            Pattern.compile("[\\u00DF\\u1E9E\\u03C2\\p{Cf}\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}\\u034F\\u3002]");
    private static final EmailValidator STRICT = JMail.strictValidator()
            .disallowIpDomain()
            .requireTopLevelDomain()
            .disallowExplicitSourceRouting()
            .disallowQuotedIdentifiers();

    private final String value;
    private final String mailbox;
    private final String key;

    private EmailAddress(String value, String local, String domain) {
        this.value = value;
        this.mailbox = local + '@' + domain;
        this.key = mailbox.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads one address.
     *
     * @throws InvalidValueException if it is not exactly one plain address; the message does not repeat the input
     */
    @JsonCreator
    public static EmailAddress of(String text) {
        Objects.requireNonNull(text, "email");
        if (text.isBlank()) {
            throw new InvalidValueException("email", InvalidValueException.Code.BLANK, "must not be blank");
        }
        if (text.length() > LENGTH) {
            throw new InvalidValueException(
                    "email", InvalidValueException.Code.TOO_LONG, "must have at most " + LENGTH + " characters");
        }
        EmailAddress plain = plain(text);
        return plain == null ? thoroughly(text) : plain;
    }

    /** The address if a glance tells that it is one, as with nearly all of them; null if it must be looked at closely. */
    static @Nullable EmailAddress plain(String text) {
        int at = text.indexOf('@');
        boolean shortEnough = at <= LOCAL_LENGTH && text.length() - at <= LABEL_LENGTH;
        return shortEnough && PLAIN.matcher(text).matches()
                ? new EmailAddress(
                        text, text.substring(0, at), text.substring(at + 1).toLowerCase(Locale.ROOT))
                : null;
    }

    static EmailAddress thoroughly(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > LOCAL_LENGTH || !LOCAL.matcher(text.substring(0, at)).matches()) {
            throw malformed();
        }
        String local = text.substring(0, at);
        String domain = asciiDomain(text.substring(at + 1));
        if (!STRICT.isValid(local + '@' + domain) || local.length() + 1 + domain.length() > LENGTH) {
            throw malformed();
        }
        return new EmailAddress(text, local, domain);
    }

    private static String asciiDomain(String domain) {
        // Compatibility forms (full-width letters, ideographic full stops) and invisible characters would be mapped to
        // another spelling without a word; who types them is asked to type the plain one.
        if (UNSAFE.matcher(domain).find() || !Normalizer.isNormalized(domain, Normalizer.Form.NFKC)) {
            throw malformed();
        }
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static InvalidValueException malformed() {
        return new InvalidValueException(
                "email", InvalidValueException.Code.MALFORMED, "must be one plain address such as ben@example.com");
    }

    /** The address as it was given, for display. */
    @JsonValue
    public String value() {
        return value;
    }

    /** The canonical spelling, ASCII and lower case: the one thing to compare, index and count by. */
    public String key() {
        return key;
    }

    /** What goes into an SMTP envelope: the local part as given, the domain as A-label. */
    public String mailbox() {
        return mailbox;
    }

    /** A spelling that reminds the owner but tells nobody else: {@code b***@example.com}. */
    public String masked() {
        return key.charAt(0) + "***" + key.substring(key.lastIndexOf('@'));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
