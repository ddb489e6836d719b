package dev.muster.smtp;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail that arrived. */
record Received(MimeMessage message) {

    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");

    static Received only(GreenMail server) {
        MimeMessage[] messages = server.getReceivedMessages();
        if (messages.length != 1) {
            throw new AssertionError(messages.length + " mails arrived");
        }
        return new Received(messages[0]);
    }

    String header(String name) throws Exception {
        return message.getHeader(name, "\n");
    }

    String text() throws Exception {
        return content(0);
    }

    String html() throws Exception {
        return content(1);
    }

    /** Lines end in CRLF on the wire; nobody but the wire cares. */
    private String content(int index) throws Exception {
        return ((String) part(index).getContent()).replace("\r\n", "\n");
    }

    BodyPart part(int index) throws Exception {
        return ((MimeMultipart) message.getContent()).getBodyPart(index);
    }

    /** The button's target as it stands in the page. */
    String href() throws Exception {
        Matcher matcher = HREF.matcher(html());
        if (!matcher.find()) {
            throw new AssertionError("no link");
        }
        return matcher.group(1);
    }
}
