package dev.muster.smtp;

import jakarta.mail.Session;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** What every connection needs to know, as the configuration says. */
final class Connector {

    private final SmtpConfig config;

    Connector(SmtpConfig config) {
        this.config = config;
    }

    Server server() {
        return config.server();
    }

    @Nullable
    Login login() {
        return config.login();
    }

    /** A session for one connection, which is told the socket that it runs over. */
    Session session(Consumer<Socket> socket) {
        Server server = config.server();
        Properties properties = new Properties();
        boolean startTls = server.security() == Server.Security.STARTTLS;
        set(properties, "starttls.enable", startTls);
        set(properties, "starttls.required", startTls);
        // Not the protocol "smtps": addresses are bound to "smtp", which would go to port 25 in the clear.
        set(properties, "ssl.enable", server.security() == Server.Security.SMTPS);
        set(properties, "ssl.checkserveridentity", true);
        set(properties, "auth", config.login() != null);
        set(properties, "auth.mechanisms", "PLAIN LOGIN");
        if (server.helo() != null) {
            set(properties, "localhost", server.helo());
        }
        set(properties, "connectiontimeout", config.timeouts().connect());
        set(properties, "timeout", config.timeouts().read());
        // No "writetimeout": it would start a thread for each connection, and the deadline of the mail ends writing,
        // too.
        // The server has the mail by then: its good-bye is not worth waiting for.
        set(properties, "quitwait", false);
        properties.put("mail.smtp.socketFactory", new PromptSockets(socket));
        properties.put("mail.smtp.ssl.socketFactory", new PromptTlsSockets(tls(server.tls()), socket));
        // A handshake that failed is not tried again with a factory that nobody asked for.
        set(properties, "socketFactory.fallback", false);
        return Session.getInstance(properties);
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
