package dev.muster.smtp;

import dev.muster.model.InvalidValueException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the mail server is and how to talk to it. Immutable: each method returns a changed copy.
 *
 * <pre>{@code
 * SmtpConfig.of("smtp.example.com", 587).login(user, password).from("Acme <team@acme.example>")
 * }</pre>
 *
 * <p>Unless told otherwise the connection is encrypted with STARTTLS, and a server that does not offer it, or whose
 * certificate is not trusted or not its own, gets no mail. There is no switch that trusts every server.
 */
public final class SmtpConfig {

    /** How the connection is secured. */
    enum Security {
        STARTTLS,
        SMTPS,
        PLAIN
    }

    private final String host;
    private final int port;
    private final Security security;
    private final @Nullable Login login;
    private final @Nullable Sender from;
    private final Timeouts timeouts;
    private final @Nullable SSLContext tls;
    private final Clock clock;

    private SmtpConfig(
            String host,
            int port,
            Security security,
            @Nullable Login login,
            @Nullable Sender from,
            Timeouts timeouts,
            @Nullable SSLContext tls,
            Clock clock) {
        this.host = host;
        this.port = port;
        this.security = security;
        this.login = login;
        this.from = from;
        this.timeouts = timeouts;
        this.tls = tls;
        this.clock = clock;
    }

    /**
     * A server that is spoken to with STARTTLS, which is required. The usual port for this is 587.
     *
     * @throws InvalidValueException if the host is blank or holds white space, or the port is not between 1 and 65535
     */
    public static SmtpConfig of(String host, int port) {
        Objects.requireNonNull(host, "host");
        if (host.isEmpty() || host.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            throw new InvalidValueException(
                    "host", InvalidValueException.Code.MALFORMED, "must be a host name or address");
        }
        if (port < 1 || port > 65_535) {
            throw new InvalidValueException(
                    "port", InvalidValueException.Code.OUT_OF_RANGE, "must be between 1 and 65535");
        }
        return new SmtpConfig(host, port, Security.STARTTLS, null, null, Timeouts.DEFAULT, null, Clock.systemUTC());
    }

    /** TLS from the first byte on. The usual port for this is 465. */
    public SmtpConfig smtps() {
        return new SmtpConfig(host, port, Security.SMTPS, login, from, timeouts, tls, clock);
    }

    /**
     * No encryption at all: links, and the password if there is a login, can be read on the way. For a server on the
     * same machine, or for tests.
     */
    public SmtpConfig plain() {
        return new SmtpConfig(host, port, Security.PLAIN, login, from, timeouts, tls, clock);
    }

    /** Logs in with AUTH PLAIN or LOGIN. */
    public SmtpConfig login(String user, String password) {
        return new SmtpConfig(host, port, security, new Login(user, password), from, timeouts, tls, clock);
    }

    /**
     * Who the mails are from; required. The address is also the sender of the envelope, which bounces go to. The name
     * is what the mails call your product.
     *
     * @param sender {@code team@acme.example}, {@code Acme <team@acme.example>} or
     *     {@code "Acme, Inc." <team@acme.example>}
     * @throws InvalidValueException if it is not exactly one address of that kind
     */
    public SmtpConfig from(String sender) {
        return new SmtpConfig(host, port, security, login, Sender.parse(sender), timeouts, tls, clock);
    }

    /**
     * How long to wait: for the connection (10 seconds unless set), for each answer (20 seconds) and for each write (20
     * seconds). Stay below 30 seconds, after which delivery tries a mail again.
     *
     * @throws InvalidValueException if one is not between 1 millisecond and 5 minutes
     */
    public SmtpConfig timeouts(Duration connect, Duration read, Duration write) {
        return new SmtpConfig(host, port, security, login, from, new Timeouts(connect, read, write), tls, clock);
    }

    /** Whose certificates to trust, for a server with a certificate of your own authority. Its name is still checked. */
    public SmtpConfig tls(SSLContext context) {
        Objects.requireNonNull(context, "context");
        return new SmtpConfig(host, port, security, login, from, timeouts, context, clock);
    }

    /** The time for the Date header and for "expires in 7 days". The system's unless set. */
    public SmtpConfig clock(Clock time) {
        Objects.requireNonNull(time, "time");
        return new SmtpConfig(host, port, security, login, from, timeouts, tls, time);
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    Security security() {
        return security;
    }

    @Nullable
    Login login() {
        return login;
    }

    Sender sender() {
        if (from == null) {
            throw new InvalidValueException(
                    "from", InvalidValueException.Code.REQUIRED, "must be given: .from(\"Acme <team@acme.example>\")");
        }
        return from;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    @Nullable
    SSLContext tls() {
        return tls;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public String toString() {
        return "SmtpConfig[" + security + " " + host + ":" + port + ", login=" + login + ", from=" + from + ", "
                + timeouts + "]";
    }
}
