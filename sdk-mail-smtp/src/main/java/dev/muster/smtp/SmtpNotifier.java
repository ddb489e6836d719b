package dev.muster.smtp;

import dev.muster.spi.Notification;
import dev.muster.spi.Notifier;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what people are told through an SMTP server, as HTML and as text.
 *
 * <pre>{@code
 * SmtpNotifier.create(SmtpConfig.of("smtp.example.com", 587)
 *         .login(user, password)
 *         .from("Acme <team@acme.example>"))
 * }</pre>
 *
 * <p>A mail goes to exactly one envelope recipient, the stored address. Its Message-ID is the same at every attempt.
 * What the server says of the mailbox for good (5xx, unless it speaks of us) is permanent, everything else passes.
 * Neither the link nor the password is ever part of an exception or of a log.
 *
 * <p>Safe for use by many threads, and made for it: up to {@link SmtpConfig#connections} mails go out side by side, each
 * connection is kept for the next mail and renewed when it broke, and more callers wait. A mail that was not taken
 * within {@link SmtpConfig#deadline} is broken off.
 */
public final class SmtpNotifier implements Notifier, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpNotifier.class);

    private final SmtpConfig config;
    private final Sender sender;
    private final MailTemplates templates;
    private final Session session = Session.getInstance(new Properties());
    private final Connections connections;
    private volatile boolean closed;

    private SmtpNotifier(SmtpConfig config, MailTemplates templates) {
        this.config = config;
        this.sender = config.sender();
        this.templates = templates;
        this.connections = new Connections(config);
    }

    /**
     * A notifier with the standard mails. Does not connect yet.
     *
     * @throws dev.muster.model.InvalidValueException if the configuration does not say who mails are from
     */
    public static SmtpNotifier create(SmtpConfig config) {
        return create(config, MailTemplates.standard());
    }

    /**
     * A notifier with mails of your own. Does not connect yet.
     *
     * @throws dev.muster.model.InvalidValueException if the configuration does not say who mails are from
     */
    public static SmtpNotifier create(SmtpConfig config, MailTemplates templates) {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(templates, "templates");
        return OwnLoader.call(() -> new SmtpNotifier(config, templates));
    }

    @Override
    public void send(Notification notification) throws DeliveryException {
        Objects.requireNonNull(notification, "notification");
        if (closed) {
            throw DeliveryException.passing("The notifier is closed", null);
        }
        Failure failure = OwnLoader.call(() -> attempt(notification));
        if (failure != null) {
            LOG.warn(
                    "{} {} not sent, {}: {}",
                    notification.kind(),
                    notification.id(),
                    failure.permanent() ? "for good" : "for now",
                    failure.summary());
            if (failure.cause() != null) {
                LOG.debug("{} {} not sent because of", notification.kind(), notification.id(), failure.cause());
            }
            throw failure.toException();
        }
        LOG.debug("{} {} sent", notification.kind(), notification.id());
    }

    /** True: a mail goes to the invited address and nowhere else. */
    @Override
    public boolean reachesMailbox() {
        return true;
    }

    /** One for each connection. */
    @Override
    public int atOnce() {
        return config.pool().most();
    }

    /**
     * Ends it and its connections: a mail on its way is finished, what is sent afterwards fails for now, so that another
     * node or the next start sends it.
     */
    @Override
    public void close() {
        closed = true;
        connections.close();
    }

    @Override
    public String toString() {
        return "SmtpNotifier[" + config + "]";
    }

    private @Nullable Failure attempt(Notification notification) {
        MailMessage message;
        Address[] recipient;
        try {
            message = compose(notification);
            recipient = message.getRecipients(Message.RecipientType.TO);
        } catch (MessagingException e) {
            return Failure.composing();
        }
        return connections.send(message, recipient, secret(notification));
    }

    /** What must not be repeated of what a server says. */
    private static String secret(Notification notification) {
        return notification.link() == null ? "" : notification.link().url();
    }

    private MailMessage compose(Notification notification) throws MessagingException {
        Instant now = config.clock().instant();
        RenderedMail mail = templates.render(notification, sender.display(), now);
        return MailMessage.compose(session, sender, notification, mail, now, config.repliesToInviter());
    }
}
