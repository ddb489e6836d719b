package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.spi.Notifier.DeliveryException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Neither the link nor the password is in a log or a printed object")
class SecretsTest {

    private static final String PASSWORD = "secret-password";
    /** AUTH PLAIN of ann and the password, as it goes over the wire. */
    private static final String ENCODED = "AGFubgBzZWNyZXQtcGFzc3dvcmQ=";

    @Test
    @DisplayName("with every logger at its most talkative, when mails go and when they do not")
    void logs() throws Exception {
        try (SmtpSink sink = new SmtpSink();
                LogCapture log = new LogCapture()) {
            SmtpConfig config = SmtpConfig.of("localhost", sink.port())
                    .plain()
                    .login("ann", PASSWORD)
                    .from("team@acme.example");
            send(config);
            for (String command : List.of("AUTH", "RCPT", ".")) {
                sink.answer(command, "550 5.1.1 no " + Invitations.LINK + " " + ENCODED);
                assertThat(catchThrowable(() -> send(config))).isNotNull();
                sink.answer(command, command.equals("AUTH") ? "235 ok" : "250 ok");
            }

            assertThat(sink.received()).contains(ENCODED);
            assertThat(log.lines())
                    .contains("INVITATION " + Invitations.ID + " sent")
                    .contains("not sent, for good: SMTP 550")
                    .doesNotContain(Invitations.TOKEN.substring(0, 20), Invitations.TOKEN.substring(60))
                    .doesNotContain(PASSWORD, ENCODED)
                    .doesNotContain("ben@example.com");
        }
    }

    private static void send(SmtpConfig config) throws DeliveryException {
        try (SmtpNotifier notifier = SmtpNotifier.create(config)) {
            notifier.send(Invitations.toBen().build());
        }
    }

    @Test
    @DisplayName("and the capture would have seen it: what Angus logs of the connection is in there")
    void captureWorks() throws Exception {
        try (SmtpSink sink = new SmtpSink();
                LogCapture log = new LogCapture();
                SmtpNotifier notifier = SmtpNotifier.create(
                        SmtpConfig.of("localhost", sink.port()).plain().from("team@acme.example"))) {
            notifier.send(Invitations.toBen().build());

            assertThat(log.lines()).contains("org.eclipse.angus.mail.util");
        }
    }

    @Test
    @DisplayName("whatever is printed")
    void prints() {
        SmtpConfig config =
                SmtpConfig.of("smtp.example.com", 587).login("ann", PASSWORD).from("Acme <team@acme.example>");
        RenderedMail mail = Invitations.toBen().render();

        assertThat(config.toString()).contains("smtp.example.com:587", "ann:…").doesNotContain(PASSWORD);
        assertThat(SmtpNotifier.create(config).toString()).doesNotContain(PASSWORD);
        assertThat(mail.toString()).doesNotContain(Invitations.TOKEN);
        assertThat(Markup.link(Invitations.LINK).toString()).doesNotContain(Invitations.TOKEN);
    }
}
