package dev.muster.examples.myteam.host;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** For first steps: an SMTP server in this process and all the mail that it was given, for everybody to read. */
public final class Mailbox implements AutoCloseable {

    private final GreenMail server;
    private final Pattern link;

    private Mailbox(GreenMail server, String site) {
        this.server = server;
        this.link = Pattern.compile(Pattern.quote(site) + "/(join|confirm)\\?\\S+");
    }

    /** @param site the address of this site, whose links are shown as buttons; names of people and teams may hold others */
    public static Mailbox open(String site) {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new Mailbox(server, site);
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** The newest first; their numbers count from 1 in the order of arrival. */
    public List<Mail> all() {
        List<Mail> mails = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            mails.add(read(mails.size() + 1, message));
        }
        Collections.reverse(mails);
        return mails;
    }

    /** Waits until there are so many mails in all. */
    public boolean await(int count, long millis) {
        return server.waitForIncomingEmail(millis, count);
    }

    private Mail read(int number, MimeMessage message) {
        try {
            InternetAddress from = (InternetAddress) message.getFrom()[0];
            InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
            String text = part(message, "text/plain");
            Matcher found = link.matcher(text == null ? "" : text);
            return new Mail(
                    number,
                    from.toUnicodeString(),
                    to.getAddress(),
                    message.getSubject(),
                    message.getReceivedDate() == null
                            ? message.getSentDate().toInstant()
                            : message.getReceivedDate().toInstant(),
                    text == null ? "" : text,
                    part(message, "text/html"),
                    found.find() ? found.group() : null);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the mail cannot be read", e);
        }
    }

    private static @Nullable String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        server.stop();
    }

    /** One mail. */
    public record Mail(
            int number,
            String from,
            String to,
            String subject,
            Instant at,
            String text,
            @Nullable String html,
            @Nullable String link) {

        @Override
        public String toString() {
            return "Mail[" + number + "]"; // the rest holds a link
        }
    }
}
