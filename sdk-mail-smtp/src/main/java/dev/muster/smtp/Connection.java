package dev.muster.smtp;

import dev.muster.smtp.internal.QuietTransport;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the mail server. One thread uses it at a time; any thread may {@link #cut} it. */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final QuietTransport transport;
    private final Server server;
    private final @Nullable Login login;
    private volatile @Nullable Socket wire;
    private volatile boolean cut;

    Connection(Connector connector) {
        this.server = connector.server();
        this.login = connector.login();
        this.transport = new QuietTransport(connector.session(this::runsOver));
    }

    /** Connects, secures the connection and logs in. */
    void open() throws MessagingException {
        transport.connect(
                server.host(),
                server.port(),
                login == null ? null : login.user(),
                login == null ? null : login.password());
    }

    /** Returning means that the server took the mail. */
    void send(MailMessage message, Address[] recipient) throws MessagingException {
        transport.sendMessage(message, recipient);
    }

    /** Whether the server said yes to the beginning of the latest mail; until then it knows nothing of it. */
    boolean begun() {
        return transport.begun();
    }

    /** Whether it still stands as far as we know. */
    boolean stands() {
        return !cut && transport.stands();
    }

    /** Breaks it off, whatever is going on there. Does not wait. */
    void cut() {
        cut = true;
        Socket socket = wire;
        if (socket != null) {
            close(socket);
        }
    }

    boolean isCut() {
        return cut;
    }

    /** Ends it politely. What became of a mail is settled by now: a good-bye that fails must not send it once more. */
    void hangUp() {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.trace(
                    "The connection to the mail server did not close: {}",
                    e.getClass().getName());
        }
    }

    private void runsOver(Socket socket) {
        wire = socket;
        if (cut) {
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.trace("A socket did not close: {}", e.getClass().getName());
        }
    }
}
