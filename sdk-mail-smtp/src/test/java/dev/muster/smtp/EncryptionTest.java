package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.spi.Notifier.DeliveryException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Encryption is required unless told otherwise")
class EncryptionTest {

    @TempDir
    static Path directory;

    private static TestCertificate localhost;
    private static TestCertificate other;

    private SmtpSink sink;

    @BeforeAll
    static void certificates() throws Exception {
        localhost = TestCertificate.of("localhost", directory);
        other = TestCertificate.of("other.example", directory);
    }

    @BeforeEach
    void start() throws IOException {
        sink = new SmtpSink();
    }

    @AfterEach
    void stop() throws IOException {
        sink.close();
    }

    private SmtpConfig config() {
        return SmtpConfig.of("localhost", sink.port())
                .login("ann", "secret-password")
                .from("team@acme.example")
                .timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    private static DeliveryException refused(SmtpConfig config) {
        try (SmtpNotifier notifier = SmtpNotifier.create(config)) {
            return catchThrowableOfType(
                    DeliveryException.class,
                    () -> notifier.send(Invitations.toBen().build()));
        }
    }

    private void assertNothingSaid(DeliveryException e) {
        assertThat(e.isPermanent()).isFalse();
        assertThat(sink.received()).doesNotContain("AUTH", "MAIL", "RCPT", "DATA");
    }

    @Test
    @DisplayName("a server without STARTTLS gets neither the password nor the mail")
    void notOffered() {
        DeliveryException e = refused(config());

        assertThat(e).hasMessage("The mail server offers no secure connection (STARTTLS)");
        assertNothingSaid(e);
    }

    @Test
    @DisplayName("STARTTLS with a trusted certificate for this host: the mail goes, and all of it after the handshake")
    void startTls() throws Exception {
        sink.startTls(localhost.server());
        try (SmtpNotifier notifier = SmtpNotifier.create(config().tls(localhost.trustingClient()))) {
            notifier.send(Invitations.toBen().build());
        }

        assertThat(sink.received())
                .containsPattern("EHLO [^\r]+\r\nSTARTTLS\r\nEHLO [^\r]+\r\nAUTH PLAIN [^\r]+\r\nMAIL FROM");
    }

    @Test
    @DisplayName("STARTTLS with a certificate that nobody vouches for: nothing goes")
    void untrusted() {
        sink.startTls(localhost.server());

        DeliveryException e = refused(config());

        assertThat(e).hasMessage("No secure connection to the mail server");
        assertNothingSaid(e);
    }

    @Test
    @DisplayName("STARTTLS with a trusted certificate for another host: nothing goes")
    void otherName() {
        sink.startTls(other.server());

        DeliveryException e = refused(config().tls(other.trustingClient()));

        assertThat(e).hasMessage("No secure connection to the mail server");
        assertNothingSaid(e);
    }

    @Test
    @DisplayName("SMTPS with a trusted certificate for this host: the mail goes")
    void smtps() throws Exception {
        sink.smtps(localhost.server());
        try (SmtpNotifier notifier = SmtpNotifier.create(config().smtps().tls(localhost.trustingClient()))) {
            notifier.send(Invitations.toBen().build());
        }

        assertThat(sink.received()).contains("\r\n.\r\n").doesNotContain("STARTTLS");
    }

    @Test
    @DisplayName("SMTPS with a certificate that nobody vouches for, or for another host: nothing goes")
    void smtpsUntrusted() {
        sink.smtps(localhost.server());
        assertNothingSaid(refused(config().smtps()));

        sink.smtps(other.server());
        assertNothingSaid(refused(config().smtps().tls(other.trustingClient())));
    }

    @Test
    @DisplayName("SMTPS to a server that speaks in the clear: nothing goes")
    void smtpsToPlain() {
        assertNothingSaid(refused(config().smtps()));
    }
}
