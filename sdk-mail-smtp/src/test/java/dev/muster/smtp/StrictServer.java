package dev.muster.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** SubEthaSMTP as a company would set it up: STARTTLS and a login are required, and strangers are refused. */
final class StrictServer implements AutoCloseable {

    static final String USER = "ann";
    static final String PASSWORD = "right-password";

    /** A mail that it took. */
    record Mail(String sender, String recipient, String data) {}

    private final Queue<Mail> mails = new ConcurrentLinkedQueue<>();
    private final SMTPServer server;

    StrictServer(SSLContext context) {
        server = SMTPServer.port(0)
                .hostName("localhost")
                .enableTLS()
                .requireTLS()
                .startTlsSocketFactory(socket -> {
                    SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
                    secured.setUseClientMode(false);
                    return secured;
                })
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, client) -> {
                    if (!USER.equals(user) || !PASSWORD.equals(password)) {
                        throw new LoginFailedException();
                    }
                }))
                .messageHandlerFactory(Handler::new)
                .build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    List<Mail> mails() {
        return List.copyOf(mails);
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {

        private String sender = "";
        private String recipient = "";

        private Handler(MessageContext client) {}

        @Override
        public void from(String from) {
            sender = from;
        }

        @Override
        public void recipient(String to) throws RejectException {
            if (to.startsWith("nobody@")) {
                throw new RejectException(550, "5.1.1 No such user");
            }
            if (to.startsWith("later@")) {
                throw new RejectException(451, "4.7.1 Greylisted");
            }
            recipient = recipient + to;
        }

        @Override
        public String data(InputStream data) throws IOException {
            mails.add(new Mail(sender, recipient, new String(data.readAllBytes(), StandardCharsets.UTF_8)));
            return null;
        }

        @Override
        public void done() {}
    }
}
