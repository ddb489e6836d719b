package dev.muster.examples.myteam.host;

import dev.muster.smtp.SmtpConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where mail goes out.
 *
 * @param plain without encryption, for a server on this machine
 * @param from who the mails are from
 */
public record MailServer(
        String host, int port, boolean plain, @Nullable Login login, String from) {

    /** Who logs in there. */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /** The same for Muster. */
    public SmtpConfig forMuster() {
        SmtpConfig config = SmtpConfig.of(host, port).from(from);
        if (login != null) {
            config = config.login(login.user(), login.password());
        }
        return plain ? config.plain() : config;
    }
}
