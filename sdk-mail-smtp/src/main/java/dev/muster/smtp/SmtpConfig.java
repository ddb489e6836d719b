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

    private final Server server;
    private final @Nullable Login login;
    private final @Nullable Sender from;
    private final Timeouts timeouts;
    private final Pool pool;
    private final Clock clock;
    private final boolean replyToInviter;

    private SmtpConfig(
            Server server,
            @Nullable Login login,
            @Nullable Sender from,
            Timeouts timeouts,
            Pool pool,
            Clock clock,
            boolean replyToInviter) {
        this.server = server;
        this.login = login;
        this.from = from;
        this.timeouts = timeouts;
        this.pool = pool;
        this.clock = clock;
        this.replyToInviter = replyToInviter;
    }

    /**
     * A server that is spoken to with STARTTLS, which is required. The usual port for this is 587.
     *
     * @throws InvalidValueException if the host is blank or holds white space, or the port is not between 1 and 65535
     */
    public static SmtpConfig of(String host, int port) {
        Server server = new Server(host, port, Server.Security.STARTTLS, null, null);
        return new SmtpConfig(server, null, null, Timeouts.DEFAULT, Pool.DEFAULT, Clock.systemUTC(), false);
    }

    /** TLS from the first byte on. The usual port for this is 465. */
    public SmtpConfig smtps() {
        return with(server.secured(Server.Security.SMTPS));
    }

    /**
     * No encryption at all: links, and the password if there is a login, can be read on the way. For a server on the
     * same machine, or for tests.
     */
    public SmtpConfig plain() {
        return with(server.secured(Server.Security.PLAIN));
    }

    /** Logs in with AUTH PLAIN or LOGIN. */
    public SmtpConfig login(String user, String password) {
        return new SmtpConfig(server, new Login(user, password), from, timeouts, pool, clock, replyToInviter);
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
        return new SmtpConfig(server, login, Sender.parse(sender), timeouts, pool, clock, replyToInviter);
    }

    /**
     * How long to wait: for the connection (10 seconds unless set) and for each answer (20 seconds). Stay below 30
     * seconds: what takes longer may meanwhile be sent by another node.
     *
     * @throws InvalidValueException if one is not between 1 millisecond and 5 minutes
     */
    public SmtpConfig timeouts(Duration connect, Duration read) {
        return with(new Timeouts(connect, read, timeouts.whole()));
    }

    /**
     * How long one mail may take in all, with the wait for a free connection: 25 seconds unless set. What takes longer is
     * broken off, and that passes. Stay below 30 seconds: what takes longer may meanwhile be sent by another node.
     *
     * @throws InvalidValueException if it is not between 1 millisecond and 5 minutes
     */
    public SmtpConfig deadline(Duration whole) {
        return with(new Timeouts(timeouts.connect(), timeouts.read(), whole));
    }

    /**
     * How many connections there may be at the same time: 4 unless set. More callers wait for one. The server's answer
     * times set the rate, so more connections send faster, up to what your server allows to one client.
     *
     * @throws InvalidValueException if it is not between 1 and 100
     */
    public SmtpConfig connections(int most) {
        return with(new Pool(most, pool.idle()));
    }

    /**
     * How long a connection is kept for the next mail: 10 seconds unless set.
     *
     * @throws InvalidValueException if it is not between 1 millisecond and 5 minutes
     */
    public SmtpConfig idle(Duration longest) {
        return with(new Pool(pool.most(), longest));
    }

    /**
     * What to call ourselves in EHLO: the name of this machine unless set. Some servers want a name that the DNS knows.
     *
     * @throws InvalidValueException if it is neither a host name nor an address in brackets
     */
    public SmtpConfig helo(String name) {
        Objects.requireNonNull(name, "name");
        return with(server.greetedAs(name));
    }

    /** Whose certificates to trust, for a server with a certificate of your own authority. Its name is still checked. */
    public SmtpConfig tls(SSLContext context) {
        Objects.requireNonNull(context, "context");
        return with(server.trusting(context));
    }

    /** The time for the Date header and for "expires in 7 days". The system's unless set. */
    public SmtpConfig clock(Clock time) {
        Objects.requireNonNull(time, "time");
        return new SmtpConfig(server, login, from, timeouts, pool, time, replyToInviter);
    }

    /**
     * Has answers to an invitation go to who invites, instead of to {@link #from}. Whoever is invited learns the
     * inviter's address by it, so it is off unless called.
     */
    public SmtpConfig replyToInviter() {
        return new SmtpConfig(server, login, from, timeouts, pool, clock, true);
    }

    private SmtpConfig with(Server changed) {
        return new SmtpConfig(changed, login, from, timeouts, pool, clock, replyToInviter);
    }

    private SmtpConfig with(Timeouts changed) {
        return new SmtpConfig(server, login, from, changed, pool, clock, replyToInviter);
    }

    private SmtpConfig with(Pool changed) {
        return new SmtpConfig(server, login, from, timeouts, changed, clock, replyToInviter);
    }

    boolean repliesToInviter() {
        return replyToInviter;
    }

    Server server() {
        return server;
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

    Pool pool() {
        return pool;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public String toString() {
        return "SmtpConfig[" + server + ", login=" + login + ", from=" + from + ", " + timeouts + ", " + pool + "]";
    }
}
