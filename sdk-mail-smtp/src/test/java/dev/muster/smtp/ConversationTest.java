package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.spi.Notifier.DeliveryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What goes over the wire, and what its failures mean")
class ConversationTest {

    private SmtpSink sink;

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
                .plain()
                .from("Acme <team@acme.example>")
                .timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5))
                .clock(Invitations.CLOCK);
    }

    private static void send(SmtpConfig config, Invitations invitation) throws DeliveryException {
        try (SmtpNotifier notifier = SmtpNotifier.create(config)) {
            notifier.send(invitation.build());
        }
    }

    private static DeliveryException refused(SmtpConfig config, Invitations invitation) {
        return catchThrowableOfType(DeliveryException.class, () -> send(config, invitation));
    }

    private DeliveryException refused() {
        return refused(config(), Invitations.toBen());
    }

    private static String printed(Throwable e) {
        StringWriter all = new StringWriter();
        e.printStackTrace(new PrintWriter(all));
        return all.toString();
    }

    @Test
    @DisplayName("the envelope has our address and exactly the stored one")
    void envelope() throws Exception {
        send(config(), Invitations.toBen().to("Ben+tag@Bücher.Example").name("x@evil.example, Ben"));

        String[] halves = sink.received().split("DATA\r\n", 2);
        assertThat(halves[0].replaceFirst("EHLO [^\r]+", "EHLO me"))
                .isEqualTo("EHLO me\r\nMAIL FROM:<team@acme.example>\r\nRCPT TO:<Ben+tag@xn--bcher-kva.example>\r\n");
        assertThat(halves[1]).contains("To: \"x@evil.example, Ben\" <Ben+tag@xn--bcher-kva.example>\r\n");
    }

    @Test
    @DisplayName("the mail is ASCII in short lines that end in CRLF, whatever it says")
    void sevenBits() throws Exception {
        String wide = "ü 株 🚀 ".repeat(60);
        send(config(), Invitations.toBen().team(wide).inviter(wide).name(wide).message(wide + "\n.\n" + wide));

        String data = sink.received().split("DATA\r\n", 2)[1];
        assertThat(data.chars()).allMatch(c -> c < 0x7F);
        assertThat(data.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(data.lines()).allMatch(line -> line.length() <= 200);
    }

    @Test
    @DisplayName("a password goes only to who asks for a login, and the user is logged in before the mail")
    void login() throws Exception {
        send(config().login("ann", "secret-password"), Invitations.toBen());

        assertThat(sink.received()).containsPattern("EHLO [^\r]+\r\nAUTH PLAIN [^\r]+\r\nMAIL FROM");
    }

    @ParameterizedTest(name = "{1} at {0}")
    @CsvSource({
        "RCPT, 550 5.1.1 No such user",
        "RCPT, 553 5.1.3 Bad address",
        "RCPT, 552 5.2.2 Mailbox full",
        "RCPT, 521 5.3.2 No mail here"
    })
    @DisplayName("a refusal of the recipient for good is permanent and says what the server said")
    void permanent(String command, String answer) {
        sink.answer(command, answer);

        DeliveryException e = refused();

        assertThat(e.isPermanent()).isTrue();
        assertThat(e).hasMessage(answer).hasNoCause();
    }

    @ParameterizedTest(name = "{1} at {0}")
    @CsvSource({
        "RCPT, 451 4.3.0 Try later",
        "RCPT, 450 4.2.1 Greylisted",
        "RCPT, 421 4.3.2 Shutting down",
        "MAIL, 452 4.3.1 Disk full",
        "DATA, 451 4.3.0 Try later",
        "., 451 4.7.1 Greylisted",
        "MAIL, 530 5.7.0 Authentication required",
        "MAIL, 550 5.7.1 Not you",
        "DATA, 554 5.5.1 No valid recipients",
        "., 554 5.7.1 Looks like spam",
        "RCPT, 535 5.7.8 Login expired",
        "RCPT, 554 5.7.1 Relay access denied",
        "RCPT, 550 5.7.1 Client host blocked",
        "RCPT, 503 5.5.1 MAIL first"
    })
    @DisplayName("a refusal for now, or one of us, our login or our mail, passes and says what the server said")
    void passing(String command, String answer) {
        sink.answer(command, answer);

        DeliveryException e = refused();

        assertThat(e.isPermanent()).isFalse();
        assertThat(e).hasMessage(answer).hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EHLO", "MAIL", "RCPT", "DATA", "."})
    @DisplayName("a connection that drops passes, wherever it does")
    void drops(String command) {
        sink.dropAt(command);
        if (command.equals("EHLO")) {
            sink.dropAt("HELO");
        }

        assertThat(refused().isPermanent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MAIL", "RCPT", "."})
    @DisplayName("a server that hangs is given up in time, and that passes")
    void hangs(String command) {
        sink.hangAt(command);
        Duration soon = Duration.ofMillis(200);

        DeliveryException e = refused(config().timeouts(soon, soon), Invitations.toBen());

        assertThat(e.isPermanent()).isFalse();
        assertThat(e).hasMessage("The mail server did not answer in time");
    }

    @Test
    @DisplayName("a server that is not there passes")
    void absent() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            port = taken.getLocalPort();
        }

        DeliveryException e = refused(SmtpConfig.of("localhost", port).from("team@acme.example"), Invitations.toBen());

        assertThat(e.isPermanent()).isFalse();
        assertThat(e).hasMessage("The mail server could not be reached").hasCauseInstanceOf(Exception.class);
    }

    @Test
    @DisplayName("a server that hangs on after it took the mail does not send it twice")
    void goodbye() throws Exception {
        sink.hangAt("QUIT");

        send(config(), Invitations.toBen());

        assertThat(sink.received()).contains("\r\n.\r\n");
    }

    @Test
    @DisplayName("a server that quotes the link gets none of it into the exception, its cause or its print")
    void quotedLink() {
        for (String quote : new String[] {
            Invitations.LINK,
            Invitations.TOKEN,
            Invitations.TOKEN.substring(0, 60) + "=",
            Invitations.TOKEN.substring(40),
            Invitations.LINK.toUpperCase(java.util.Locale.ROOT),
            "href=3D\"" + Invitations.LINK.replace("=", "=3D")
        }) {
            for (String command : new String[] {"RCPT", "DATA", "."}) {
                sink.answer(command, "550-5.1.1 Blocked " + quote + " sorry\r\n550 5.1.1 " + quote);

                DeliveryException e = refused();

                assertThat(e.isPermanent()).isEqualTo(command.equals("RCPT"));
                assertThat(e.getMessage()).startsWith("550 5.1.1 Blocked ").endsWith("sorry");
                assertThat(printed(e).toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain(Invitations.TOKEN.substring(0, 20).toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain(Invitations.TOKEN.substring(64).toLowerCase(java.util.Locale.ROOT));
                sink.answer(command, command.equals("DATA") ? "354 go" : "250 ok");
            }
        }
    }

    @Test
    @DisplayName("a server's answer is one line of at most 200 characters, without control characters")
    void shortReason() {
        sink.answer("RCPT", "550-5.1.1 \u001b[31m" + "no ".repeat(300) + "\r\n550 5.1.1 second line");

        DeliveryException e = refused();

        assertThat(e.getMessage())
                .startsWith("550 5.1.1  [31mno no")
                .endsWith("…")
                .doesNotContain("second");
        assertThat(e.getMessage().length()).isLessThanOrEqualTo(200);
        assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    @DisplayName("a closed notifier sends nothing more, and that passes")
    void closed() {
        SmtpNotifier notifier = SmtpNotifier.create(config());
        notifier.close();

        DeliveryException e = catchThrowableOfType(
                DeliveryException.class, () -> notifier.send(Invitations.toBen().build()));

        assertThat(e.isPermanent()).isFalse();
        assertThat(sink.received()).isEmpty();
    }
}
