package dev.muster.smtp.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP connection that never logs what goes over it.
 *
 * <p>Angus traces the whole conversation, mails included, once java.util.logging is at FINEST: an application that turns
 * everything on for an hour would have every link in its log. Angus takes the logger's name from the package of the
 * transport's class, so this subclass has loggers of its own and the host's loggers are left alone.
 */
public final class QuietTransport extends SMTPTransport {

    /** Kept here: java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger CONVERSATION = Logger.getLogger(QuietTransport.class.getPackageName());

    private boolean begun;

    public QuietTransport(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    @Override
    protected synchronized boolean protocolConnect(
            String host, int port, @Nullable String user, @Nullable String password) throws MessagingException {
        // At every connection, not once: LogManager.reset() takes levels back. Angus looks at it when it connects.
        CONVERSATION.setLevel(Level.OFF);
        return super.protocolConnect(host, port, user, password);
    }

    /** Whether the server said yes to the beginning of the latest mail; until then it knows nothing of it. */
    public boolean begun() {
        return begun;
    }

    /** Whether the connection still stands as far as we know, without asking the server. */
    public boolean stands() {
        try {
            checkConnected();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Override
    protected void mailFrom() throws MessagingException {
        begun = false;
        super.mailFrom();
        begun = true;
    }
}
