package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sockets to the mail server")
class PromptSocketsTest {

    @Test
    @DisplayName("do not wait for more to send, with and without TLS")
    void noDelay() throws IOException {
        PromptTlsSockets tls = new PromptTlsSockets((SSLSocketFactory) SSLSocketFactory.getDefault(), made -> {});
        InetAddress localhost = InetAddress.getByName("localhost");
        try (ServerSocket server = new ServerSocket(0, 10, localhost);
                Socket unconnected = new PromptSockets(made -> {}).createSocket();
                Socket plain = new PromptSockets(made -> {}).createSocket("localhost", server.getLocalPort());
                Socket slow = new Socket(localhost, server.getLocalPort());
                Socket layered = tls.createSocket(slow, "localhost", server.getLocalPort(), true);
                Socket direct = tls.createSocket("localhost", server.getLocalPort())) {
            assertThat(unconnected.getTcpNoDelay()).isTrue();
            assertThat(plain.getTcpNoDelay()).isTrue();
            assertThat(layered.getTcpNoDelay()).isTrue();
            assertThat(slow.getTcpNoDelay()).isTrue();
            assertThat(direct.getTcpNoDelay()).isTrue();
        }
    }
}
