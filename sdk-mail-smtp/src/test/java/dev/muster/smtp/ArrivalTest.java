package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.muster.spi.Notifier.DeliveryException;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An invitation that arrives at a real server")
class ArrivalTest {

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

    private SmtpConfig config() {
        return SmtpConfig.of("localhost", server.getSmtp().getPort())
                .plain()
                .from("Acme <team@acme.example>")
                .clock(Invitations.CLOCK);
    }

    private Received send(Invitations invitation) throws Exception {
        try (SmtpNotifier notifier = SmtpNotifier.create(config())) {
            notifier.send(invitation.build());
        }
        return Received.only(server);
    }

    @Test
    @DisplayName("names its one recipient, its sender and what it is about")
    void addresses() throws Exception {
        Received mail = send(Invitations.toBen());

        assertThat(mail.message().getAllRecipients()).containsExactly(new InternetAddress("ben@example.com", "Ben"));
        assertThat(mail.message().getRecipients(Message.RecipientType.TO)).hasSize(1);
        assertThat(mail.message().getFrom()).containsExactly(new InternetAddress("team@acme.example", "Acme"));
        assertThat(mail.message().getSubject()).isEqualTo("Ann invited you to join Acme");
    }

    @Test
    @DisplayName("has an id from the notification, the clock's date, its language, and asks for no automatic answer")
    void headers() throws Exception {
        Received mail = send(Invitations.toBen());

        assertThat(mail.header("Message-ID")).isEqualTo("<" + Invitations.ID + "@acme.example>");
        assertThat(mail.message().getSentDate()).isEqualTo(Date.from(Invitations.NOW));
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("Content-Language")).isEqualTo("en");
        assertThat(mail.header("MIME-Version")).isEqualTo("1.0");
        assertThat(mail.header("Bcc")).isNull();
    }

    @Test
    @DisplayName("has a text and an HTML form, in UTF-8")
    void parts() throws Exception {
        Received mail = send(Invitations.toBen().team("Größe 🚀"));

        assertThat(mail.message().getContentType()).startsWith("multipart/alternative;");
        assertThat(mail.part(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(mail.part(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(mail.text()).contains("Ann has invited you to join Größe 🚀.");
        assertThat(mail.html()).contains("<bdi>Ann</bdi> has invited you to join <bdi>Größe 🚀</bdi>.");
    }

    @Test
    @DisplayName("carries the same link, byte for byte, in both forms")
    void links() throws Exception {
        Received mail = send(Invitations.toBen());

        assertThat(mail.text().lines()).contains(Invitations.LINK);
        assertThat(mail.href()).isEqualTo(Invitations.LINK);
        assertThat(mail.html()).contains(">" + Invitations.LINK + "</a>");
    }

    @Test
    @DisplayName("escapes a link with several parameters as HTML asks for, and no more")
    void linkWithParameters() throws Exception {
        Received mail = send(Invitations.toBen().link("https://app.example.com/join?a=1&b='=\"&token=t"));

        assertThat(mail.text()).contains("https://app.example.com/join?a=1&b='=\"&token=t");
        assertThat(mail.href()).isEqualTo("https://app.example.com/join?a=1&amp;b=&#39;=&quot;&amp;token=t");
    }

    @Test
    @DisplayName("keeps its id when it is sent once more")
    void stableId() throws Exception {
        try (SmtpNotifier notifier = SmtpNotifier.create(config())) {
            notifier.send(Invitations.toBen().build());
            notifier.send(Invitations.toBen().build());
        }

        assertThat(server.getReceivedMessages())
                .hasSize(2)
                .allSatisfy(message ->
                        assertThat(message.getMessageID()).isEqualTo("<" + Invitations.ID + "@acme.example>"));
    }

    @Test
    @DisplayName("is in German for who reads German")
    void german() throws Exception {
        Received mail = send(Invitations.toBen().locale(Locale.GERMANY));

        assertThat(mail.header("Content-Language")).isEqualTo("de");
        assertThat(mail.message().getSubject()).isEqualTo("Ann lädt Sie zu Acme ein");
        assertThat(mail.text()).contains("in 7 Tagen (Samstag, 28. November 2026 um 14:05 UTC)");
        assertThat(mail.html()).contains("<html lang=\"de\" dir=\"ltr\">");
    }

    @Test
    @DisplayName("goes to the A-label of an internationalised domain and shows the domain as it was given")
    void internationalDomain() throws Exception {
        Received mail = send(Invitations.toBen().to("ben@bücher.example"));

        assertThat(mail.message().getAllRecipients())
                .containsExactly(new InternetAddress("ben@xn--bcher-kva.example", "Ben"));
        assertThat(mail.text()).contains("ben@bücher.example");
    }

    @Test
    @DisplayName("goes out from a thread whose class loader knows another generation of the mail library")
    void foreignLoader(@TempDir Path directory) throws Exception {
        Files.createDirectory(directory.resolve("META-INF"));
        Files.writeString(directory.resolve("META-INF/mailcap"), """
                text/plain;; x-java-content-handler=com.sun.mail.handlers.text_plain
                text/html;; x-java-content-handler=com.sun.mail.handlers.text_html
                multipart/*;; x-java-content-handler=com.sun.mail.handlers.multipart_mixed
                """);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader older =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            Thread.currentThread().setContextClassLoader(older);
            send(Invitations.toBen());
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(older);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    @DisplayName("goes out with a login that the server knows")
    void goodLogin() throws Exception {
        server.setUser("ann@acme.example", "ann", "right-password");
        try (SmtpNotifier notifier = SmtpNotifier.create(config().login("ann", "right-password"))) {
            notifier.send(Invitations.toBen().build());
        }

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    @DisplayName("does not go out with a login that the server does not know, for now")
    void badLogin() {
        server.setUser("ann@acme.example", "ann", "right-password");
        try (SmtpNotifier notifier = SmtpNotifier.create(config().login("ann", "wrong-password"))) {
            assertThatThrownBy(() -> notifier.send(Invitations.toBen().build()))
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.isPermanent()).isFalse())
                    .hasMessage("The mail server did not accept the login")
                    .hasNoCause();
        }

        assertThat(server.getReceivedMessages()).isEmpty();
    }
}
