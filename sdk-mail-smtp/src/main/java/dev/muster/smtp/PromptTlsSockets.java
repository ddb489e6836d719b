package dev.muster.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS sockets with TCP_NODELAY: see {@link PromptSockets}. Trust and the check of the server's name are those of the
 * factory inside and of Angus.
 */
final class PromptTlsSockets extends SSLSocketFactory {

    private final SSLSocketFactory tls;
    private final Consumer<Socket> made;

    /** Tells of each socket that it encrypts: the one underneath, which closes without a word to the server. */
    PromptTlsSockets(SSLSocketFactory tls, Consumer<Socket> made) {
        this.tls = tls;
        this.made = made;
    }

    /** The one that Angus calls, for SMTPS and for STARTTLS alike. */
    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        socket.setTcpNoDelay(true);
        made.accept(socket);
        return tls.createSocket(socket, host, port, autoClose);
    }

    @Override
    public Socket createSocket() throws IOException {
        return prompt(tls.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return prompt(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return prompt(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return prompt(tls.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return prompt(tls.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    private static Socket prompt(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }
}
