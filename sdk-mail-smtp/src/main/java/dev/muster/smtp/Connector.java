package dev.muster.smtp;

import dev.muster.smtp.internal.QuietTransport;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Opens connections as the configuration says. */
final class Connector {

    private final SmtpConfig config;
    private final Session session;

    Connector(SmtpConfig config) {
        this.config = config;
        this.session = Session.getInstance(properties(config));
    }

    Session session() {
        return session;
    }

    /** Connects, secures the connection and logs in. */
    QuietTransport open() throws MessagingException {
        Login login = config.login();
        QuietTransport transport = new QuietTransport(session);
        transport.connect(
                config.host(),
                config.port(),
                login == null ? null : login.user(),
                login == null ? null : login.password());
        return transport;
    }

    private static Properties properties(SmtpConfig config) {
        Properties properties = new Properties();
        boolean startTls = config.security() == SmtpConfig.Security.STARTTLS;
        set(properties, "starttls.enable", startTls);
        set(properties, "starttls.required", startTls);
        // Not the protocol "smtps": addresses are bound to "smtp", which would go to port 25 in the clear.
        set(properties, "ssl.enable", config.security() == SmtpConfig.Security.SMTPS);
        set(properties, "ssl.checkserveridentity", true);
        set(properties, "auth", config.login() != null);
        set(properties, "auth.mechanisms", "PLAIN LOGIN");
        set(properties, "connectiontimeout", config.timeouts().connect());
        set(properties, "timeout", config.timeouts().read());
        set(properties, "writetimeout", config.timeouts().write());
        // The server has the mail by then: its good-bye is not worth waiting for.
        set(properties, "quitwait", false);
        properties.put("mail.smtp.socketFactory", new PromptSockets());
        properties.put("mail.smtp.ssl.socketFactory", new PromptTlsSockets(tls(config.tls())));
        // A handshake that failed is not tried again with a factory that nobody asked for.
        set(properties, "socketFactory.fallback", false);
        return properties;
    }

    private static void set(Properties properties, String name, Object value) {
        properties.setProperty(
                "mail.smtp." + name,
                value instanceof Duration duration ? Long.toString(duration.toMillis()) : Objects.toString(value));
    }

    private static SSLSocketFactory tls(@Nullable SSLContext context) {
        return context == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : context.getSocketFactory();
    }
}
