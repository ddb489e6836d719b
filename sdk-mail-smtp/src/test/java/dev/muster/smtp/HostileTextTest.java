package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Names and messages by people who mean harm")
class HostileTextTest {

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Received send(Invitations invitation) throws Exception {
        SmtpConfig config = SmtpConfig.of("localhost", server.getSmtp().getPort())
                .plain()
                .from("\"Acme, \\\"Inc.\\\"\" <team@acme.example>")
                .clock(Invitations.CLOCK);
        try (SmtpNotifier notifier = SmtpNotifier.create(config)) {
            notifier.send(invitation.build());
        }
        return Received.only(server);
    }

    private static void hasOnlyOurHeaders(Received mail) throws Exception {
        assertThat(Collections.list(mail.message().getAllHeaders()).stream()
                        .map(jakarta.mail.Header::getName)
                        .filter(name -> !name.equals("Return-Path") && !name.equals("Received")))
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Language",
                        "Auto-Submitted");
        assertThat(mail.message().getAllRecipients()).hasSize(1);
        assertThat(((InternetAddress) mail.message().getAllRecipients()[0]).getAddress())
                .isEqualTo("ben@example.com");
    }

    @Test
    @DisplayName("cannot add a header or a recipient by a line end of any kind")
    void lineEnds() throws Exception {
        String evil = "Ann\r\nBcc: x@evil.example\r\n\r\nbody\nCc: y\rTo: z\u2028X: 1\u2029Y: 2\u0085Z: 3\u0000\u0007";
        Received mail =
                send(Invitations.toBen().inviter(evil).team(evil).name(evil).roles(evil));

        hasOnlyOurHeaders(mail);
        assertThat(mail.message().getSubject())
                .startsWith("Ann  Bcc: x@evil.example    body Cc: y To: z X: 1 Y: 2 Z")
                .doesNotContainPattern("\\p{Cntrl}");
        assertThat(((InternetAddress) mail.message().getFrom()[0]).getPersonal())
                .isEqualTo("Acme, \"Inc.\"");
    }

    @Test
    @DisplayName("cannot close a quoted name and add an address")
    void quotes() throws Exception {
        Received mail = send(Invitations.toBen().name("\" <x@evil.example>, \"Ben\\"));

        hasOnlyOurHeaders(mail);
        assertThat(((InternetAddress) mail.message().getAllRecipients()[0]).getPersonal())
                .isEqualTo("\" <x@evil.example>, \"Ben\\");
    }

    @Test
    @DisplayName("cannot hide anything in what looks like an encoded word")
    void encodedWords() throws Exception {
        String evil = "=?utf-8?B?DQpCY2M6IHhAZXZpbC5leGFtcGxl?=";
        Received mail = send(Invitations.toBen().inviter(evil).name(evil));

        hasOnlyOurHeaders(mail);
        assertThat(mail.message().getSubject()).startsWith("= ?utf-8?B?DQpC").doesNotContain("\r", "\n");
        assertThat(((InternetAddress) mail.message().getAllRecipients()[0]).getPersonal())
                .startsWith("= ?utf-8?B?");
    }

    @Test
    @DisplayName("may be as long and as far from ASCII as they like, in the subject too")
    void longAndWide() throws Exception {
        String name = "👩‍👩‍👧‍👦 شركة الأمل 株式会社 ".repeat(8);
        Received mail = send(Invitations.toBen().inviter(name).team(name).name(name));

        hasOnlyOurHeaders(mail);
        assertThat(mail.message().getSubject())
                .startsWith("\u2068👩‍👩‍👧‍👦 شركة")
                .doesNotContain("\uFFFD", "?");
        assertThat(mail.text()).contains(name.strip());
        assertThat(((InternetAddress) mail.message().getAllRecipients()[0]).getPersonal())
                .isEqualTo(name.strip());
    }

    @Test
    @DisplayName("cannot turn the reading direction or break the encoding")
    void overrides() throws Exception {
        Received mail = send(Invitations.toBen().inviter("Ann\u202Egnp.exe\u202C\u2066x\u2069 \uD83D end"));

        assertThat(mail.message().getSubject()).isEqualTo("Anngnp.exex \uFFFD end invited you to join Acme");
    }

    @Test
    @DisplayName("are text in the page, never markup")
    void markup() throws Exception {
        String evil = "<script>alert(1)</script><img src=x onerror=\"y\">{{link}}{{{link}}}&amp;";
        Received mail = send(Invitations.toBen()
                .inviter(evil)
                .team(evil)
                .name(evil)
                .roles(evil)
                .message(evil));

        assertThat(mail.html())
                .doesNotContain("<script", "<img", "onerror=\"")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("{{link}}{{{link}}}&amp;amp;");
        assertThat(mail.text()).contains("> " + evil);
    }

    @Test
    @DisplayName("get no link out of us for an address in a message, and the message keeps its lines")
    void message() throws Exception {
        Received mail = send(
                Invitations.toBen()
                        .message(
                                "Hi Ben,\r\n\r\nsee https://evil.example/x <a href=\"https://evil.example\">here</a>\u2028Ann\n.\nbye"));

        assertThat(mail.html())
                .contains("Hi Ben,<br>\n<br>\nsee https://evil.example/x &lt;a")
                .doesNotContain("href=\"https://evil.example");
        assertThat(mail.html().split("<a ", -1)).hasSize(3);
        assertThat(mail.text())
                .contains(
                        "> Hi Ben,\n>\n> see https://evil.example/x <a href=\"https://evil.example\">here</a>\n> Ann\n> .\n> bye\n");
    }

    @Test
    @DisplayName("cannot pass a message off as the rest of the mail: in the text part each line is quoted")
    void quoted() throws Exception {
        Received mail = send(Invitations.toBen().message("Hi\n\nAccept invitation:\nhttps://evil.example/join"));

        assertThat(mail.text().lines().filter(line -> line.startsWith("https://")))
                .containsExactly(Invitations.LINK);
    }
}
