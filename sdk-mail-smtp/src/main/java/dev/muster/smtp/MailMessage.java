package dev.muster.smtp;

import dev.muster.spi.Notification;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** One mail to one person: the same Message-ID at every attempt, text and HTML as two forms of one thing. */
final class MailMessage extends MimeMessage {

    private static final String UTF_8 = "UTF-8";

    private final String messageId;

    private MailMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static MailMessage compose(
            Session session,
            Sender sender,
            Notification notification,
            RenderedMail mail,
            Instant now,
            boolean replyToInviter)
            throws MessagingException {
        MailMessage message = new MailMessage(session, "<" + notification.id() + "@" + sender.domain() + ">");
        message.setFrom(address(sender.address().mailbox(), sender.name()));
        message.setRecipient(Message.RecipientType.TO, address(notification.to().mailbox(), notification.toName()));
        if (replyToInviter && notification.inviterEmail() != null) {
            message.setReplyTo(
                    new Address[] {address(notification.inviterEmail().mailbox(), notification.inviterName())});
        }
        message.setSubject(Line.subject(mail.subject()), UTF_8);
        message.setSentDate(Date.from(now));
        String language = mail.language().toLanguageTag();
        message.setHeader("Content-Language", language);
        // RFC 3834: nobody's vacation notice should answer this.
        message.setHeader("Auto-Submitted", "auto-generated");
        // The last form is the one that readers prefer.
        message.setContent(new MimeMultipart(
                "alternative", part("plain", mail.text(), language), part("html", mail.html(), language)));
        message.saveChanges();
        return message;
    }

    /** Duplicates of a mail that was sent twice are told by it, so it must not be made anew. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static MimeBodyPart part(String subtype, String content, String language) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        part.setHeader("Content-Language", language);
        // The same for both and for every content, so that no relay has a reason to encode one of them again.
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    /**
     * Never parsed from a string: a parser reads lists, groups and comments. An address with a control character cannot
     * come from the model; if one ever does, it is refused and not repaired, since a repaired one is somebody else's.
     */
    private static InternetAddress address(String mailbox, @Nullable String name) throws MessagingException {
        if (mailbox.codePoints().anyMatch(c -> c <= ' ' || c >= 0x7F)) {
            throw new MessagingException("An address holds a character that must not be in one");
        }
        InternetAddress address = new InternetAddress();
        address.setAddress(mailbox);
        String line = name == null ? "" : Line.header(name);
        if (!line.isEmpty()) {
            try {
                address.setPersonal(line, UTF_8);
            } catch (UnsupportedEncodingException e) {
                throw new AssertionError("UTF-8 is always there", e);
            }
        }
        return address;
    }
}
