package dev.muster.smtp;

import dev.muster.model.InvalidValueException;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the mail server is, and how we present ourselves to it.
 *
 * @param host its name or address; the name is what its certificate must say
 * @param port 1 to 65535
 * @param security how the connection is secured
 * @param tls whose certificates to trust; null means those that Java trusts
 * @param helo what we call ourselves; null means the name of this machine
 */
record Server(
        String host,
        int port,
        Security security,
        @Nullable SSLContext tls,
        @Nullable String helo) {

    enum Security {
        STARTTLS,
        SMTPS,
        PLAIN
    }

    /** A domain or an address literal, RFC 5321 section 4.1.1.1. */
    private static final Pattern HELO =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,253}[A-Za-z0-9])?|\\[[0-9A-Fa-f.:Iv]+]");

    Server {
        Objects.requireNonNull(host, "host");
        if (host.isEmpty() || host.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            throw new InvalidValueException(
                    "host", InvalidValueException.Code.MALFORMED, "must be a host name or address");
        }
        if (port < 1 || port > 65_535) {
            throw new InvalidValueException(
                    "port", InvalidValueException.Code.OUT_OF_RANGE, "must be between 1 and 65535");
        }
        if (helo != null && !HELO.matcher(helo).matches()) {
            throw new InvalidValueException(
                    "helo", InvalidValueException.Code.MALFORMED, "must be a host name or [address]");
        }
    }

    Server secured(Security how) {
        return new Server(host, port, how, tls, helo);
    }

    Server trusting(SSLContext context) {
        return new Server(host, port, security, context, helo);
    }

    Server greetedAs(String name) {
        return new Server(host, port, security, tls, name);
    }

    @Override
    public String toString() {
        return security + " " + host + ":" + port;
    }
}
