package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.spi.Notifier.DeliveryException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postfix")
@DisplayName("Postfix, with STARTTLS and a login")
class PostfixTest {

    @TempDir
    static Path certificates;

    @TempDir
    static Path directory;

    private static TestCertificate localhost;
    private static TestCertificate other;
    private static Postfix server;

    @BeforeAll
    static void start() throws Exception {
        localhost = TestCertificate.of("localhost", certificates);
        other = TestCertificate.of("other.example", certificates);
        server = Postfix.start(localhost, directory);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    private static SmtpConfig config(String host) {
        return SmtpConfig.of(host, server.port())
                .login(Postfix.USER, Postfix.PASSWORD)
                .from("Acme <team@acme.example>")
                .tls(localhost.trustingClient());
    }

    private static void send(String to) throws DeliveryException {
        try (SmtpNotifier notifier = SmtpNotifier.create(config("localhost"))) {
            notifier.send(Invitations.toBen().to(to).build());
        }
    }

    private static DeliveryException refused(SmtpConfig config, String to) {
        try (SmtpNotifier notifier = SmtpNotifier.create(config)) {
            return catchThrowableOfType(
                    DeliveryException.class,
                    () -> notifier.send(Invitations.toBen().to(to).build()));
        }
    }

    @Test
    @DisplayName("delivers what it took: from our sender, to the one recipient, with the id of the notification")
    void delivers() throws Exception {
        send("ben@example.com");

        assertThat(server.mail("ben"))
                .startsWith("Return-Path: <team@acme.example>\n")
                .contains("\nDelivered-To: ben@example.com\n")
                .contains("\nMessage-ID: <" + Invitations.ID + "@")
                .contains("\nAuto-Submitted: auto-generated\n")
                .contains("with ESMTPSA");
    }

    @Test
    @DisplayName("gets nothing, not even the login, if nobody vouches for its certificate or it is another host's")
    void certificate() {
        DeliveryException unknown = refused(config("localhost").tls(other.trustingClient()), "ben@example.com");
        DeliveryException mismatch = refused(config("127.0.0.1"), "ben@example.com");

        assertThat(unknown.isPermanent()).isFalse();
        assertThat(unknown).hasMessage("No secure connection to the mail server");
        assertThat(mismatch.isPermanent()).isFalse();
        assertThat(mismatch).hasMessage("No secure connection to the mail server");
    }

    @Test
    @DisplayName("does not know our login, and that passes")
    void login() {
        DeliveryException e = refused(config("localhost").login(Postfix.USER, "wrong"), "ben@example.com");

        assertThat(e.isPermanent()).isFalse();
        assertThat(e).hasMessage("The mail server did not accept the login");
    }

    @Test
    @DisplayName("refuses a recipient for good, and says why")
    void permanent() {
        DeliveryException e = refused(config("localhost"), "nobody@example.com");

        assertThat(e.isPermanent()).isTrue();
        assertThat(e).hasMessageContaining("550").hasMessageContaining("User unknown");
    }

    @Test
    @DisplayName("puts a recipient off, and takes the same mail later")
    void later() throws Exception {
        server.putOff("later@example.com");
        DeliveryException e = refused(config("localhost"), "later@example.com");
        assertThat(e.isPermanent()).isFalse();
        assertThat(e).hasMessageContaining("451");

        server.putOff();
        send("later@example.com");
        assertThat(server.mail("later")).contains("Delivered-To: later@example.com");
    }
}
