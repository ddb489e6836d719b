package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.spi.Notifier.DeliveryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A real server that requires STARTTLS and a login")
class StrictServerTest {

    @TempDir
    static Path directory;

    private static TestCertificate localhost;
    private static TestCertificate other;

    private StrictServer server;

    @BeforeAll
    static void certificates() throws Exception {
        localhost = TestCertificate.of("localhost", directory);
        other = TestCertificate.of("other.example", directory);
    }

    @BeforeEach
    void start() {
        server = new StrictServer(localhost.server());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SmtpConfig config() {
        return SmtpConfig.of("localhost", server.port())
                .login(StrictServer.USER, StrictServer.PASSWORD)
                .from("Acme <team@acme.example>")
                .tls(localhost.trustingClient());
    }

    private DeliveryException refused(SmtpConfig config, Invitations invitation) {
        try (SmtpNotifier notifier = SmtpNotifier.create(config)) {
            DeliveryException e =
                    catchThrowableOfType(DeliveryException.class, () -> notifier.send(invitation.build()));
            assertThat(server.mails()).isEmpty();
            return e;
        }
    }

    @Test
    @DisplayName("takes mails one after the other, each with its own envelope, over one encrypted connection")
    void taken() throws Exception {
        try (SmtpNotifier notifier = SmtpNotifier.create(config())) {
            notifier.send(Invitations.toBen().build());
            notifier.send(Invitations.toBen().to("cem@bücher.example").build());
        }

        List<StrictServer.Mail> mails = server.mails();
        assertThat(mails).extracting(StrictServer.Mail::sender).containsOnly("team@acme.example");
        assertThat(mails)
                .extracting(StrictServer.Mail::recipient)
                .containsExactly("ben@example.com", "cem@xn--bcher-kva.example");
        assertThat(mails.get(0).data()).contains("Message-ID: <" + Invitations.ID + "@acme.example>");
    }

    @Test
    @DisplayName("whose certificate nobody vouches for gets nothing")
    void selfSigned() {
        DeliveryException e = refused(
                SmtpConfig.of("localhost", server.port())
                        .login(StrictServer.USER, StrictServer.PASSWORD)
                        .from("team@acme.example"),
                Invitations.toBen());

        assertThat(e.isPermanent()).isFalse();
        assertThat(e).hasMessage("No secure connection to the mail server");
    }

    @Test
    @DisplayName("whose certificate is trusted but another host's gets nothing")
    void otherHost() {
        server.close();
        server = new StrictServer(other.server());

        DeliveryException e = refused(config().tls(other.trustingClient()), Invitations.toBen());

        assertThat(e.isPermanent()).isFalse();
        assertThat(e).hasMessage("No secure connection to the mail server");
    }

    @Test
    @DisplayName("that we are told to talk to in the clear refuses, and that passes")
    void plain() {
        DeliveryException e = refused(
                SmtpConfig.of("localhost", server.port()).plain().from("team@acme.example"), Invitations.toBen());

        assertThat(e.isPermanent()).isFalse();
        assertThat(e.getMessage()).startsWith("530 ");
    }

    @Test
    @DisplayName("does not know our login, and that passes")
    void wrongLogin() {
        DeliveryException e = refused(config().login(StrictServer.USER, "wrong-password"), Invitations.toBen());

        assertThat(e.isPermanent()).isFalse();
        assertThat(e).hasMessage("The mail server did not accept the login").hasNoCause();
    }

    @Test
    @DisplayName("refuses a recipient for good, or for now")
    void recipients() {
        DeliveryException unknown = refused(config(), Invitations.toBen().to("nobody@example.com"));
        DeliveryException later = refused(config(), Invitations.toBen().to("later@example.com"));

        assertThat(unknown.isPermanent()).isTrue();
        assertThat(unknown).hasMessage("550 5.1.1 No such user");
        assertThat(later.isPermanent()).isFalse();
        assertThat(later).hasMessage("451 4.7.1 Greylisted");
    }
}
