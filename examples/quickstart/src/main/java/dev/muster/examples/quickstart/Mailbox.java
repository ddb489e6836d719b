package dev.muster.examples.quickstart;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An SMTP server in this process, on a free port, and the mailboxes behind it. */
final class Mailbox implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 20_000;
    private static final Pattern LINK = Pattern.compile("https://\\S+");

    private final GreenMail server;

    private Mailbox(GreenMail server) {
        this.server = server;
    }

    static Mailbox open() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new Mailbox(server);
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** Waits for a mail, shows the last one it as a mail program would, and gives the link in it. */
    String readAloud(String address, Console console) {
        try {
            MimeMessage mail = waitForMail();
            console.step("Ben reads his mail", "SmtpNotifier");
            console.quote("From:    " + person(mail.getFrom()[0]));
            console.quote("To:      " + person(mail.getAllRecipients()[0]));
            console.quote("Subject: " + mail.getSubject());
            console.quote(" ");
            String text = textOf(mail);
            console.quote(text.strip());
            if (!((InternetAddress) mail.getAllRecipients()[0]).getAddress().equals(address)) {
                throw new IllegalStateException("this mail is for somebody else than " + address);
            }
            return linkIn(text);
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MimeMessage waitForMail() {
        if (!server.waitForIncomingEmail(PATIENCE_MILLIS, 1)) {
            throw new IllegalStateException("no mail arrived within " + PATIENCE_MILLIS / 1000 + " seconds");
        }
        // There may be one before it: a run that broke off has left it in the outbox, and it is still sent.
        MimeMessage[] all = server.getReceivedMessages();
        return all[all.length - 1];
    }

    private static String person(jakarta.mail.Address address) {
        return ((InternetAddress) address).toUnicodeString();
    }

    private static String textOf(MimeMessage mail) throws MessagingException, IOException {
        Multipart parts = (Multipart) mail.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("text/plain")) {
                return (String) part.getContent();
            }
        }
        throw new IllegalStateException("the mail has no text part");
    }

    private static String linkIn(String text) {
        Matcher link = LINK.matcher(text);
        if (!link.find()) {
            throw new IllegalStateException("there is no link in the mail");
        }
        return link.group();
    }

    @Override
    public void close() {
        server.stop();
    }
}
