package dev.muster.examples.myteam.host;

import dev.muster.model.EmailAddress;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/** The application's own mail, in plain text. Invitations are Muster's. */
public final class Post {

    private static final String MILLIS = "10000";

    private final Session session;
    private final String from;
    private final Clock clock;

    public Post(MailServer server, Clock clock) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", server.host());
        properties.put("mail.smtp.port", String.valueOf(server.port()));
        properties.put("mail.smtp.starttls.enable", String.valueOf(!server.plain()));
        properties.put("mail.smtp.starttls.required", String.valueOf(!server.plain()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        // Jakarta Mail would wait for ever.
        properties.put("mail.smtp.connectiontimeout", MILLIS);
        properties.put("mail.smtp.timeout", MILLIS);
        properties.put("mail.smtp.writetimeout", MILLIS);
        MailServer.Login login = server.login();
        if (login == null) {
            this.session = Session.getInstance(properties);
        } else {
            properties.put("mail.smtp.auth", "true");
            this.session = Session.getInstance(properties, new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication(login.user(), login.password());
                }
            });
        }
        this.from = server.from();
        this.clock = clock;
    }

    public void send(EmailAddress to, String subject, String text) {
        try {
            MimeMessage mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress(from));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to.value()));
            mail.setSubject(subject, StandardCharsets.UTF_8.name());
            mail.setText(text, StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(clock.instant()));
            Transport.send(mail);
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail server did not take the mail", e);
        }
    }
}
