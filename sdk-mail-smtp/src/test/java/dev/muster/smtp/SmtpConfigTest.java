package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.InvalidValueException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The configuration")
class SmtpConfigTest {

    private static final SmtpConfig CONFIG = SmtpConfig.of("smtp.example.com", 587);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "team@acme.example | | team@acme.example",
                "<team@acme.example> | | team@acme.example",
                "Acme <team@acme.example> | Acme | team@acme.example",
                "Größe 🚀 <team@bücher.example> | Größe 🚀 | team@xn--bcher-kva.example",
                "\"Acme, Inc.\" <team@acme.example> | Acme, Inc. | team@acme.example",
                "\"A \\\"B\\\" \\\\\"<team@acme.example> | A \"B\" \\ | team@acme.example",
                "Acme Inc. <team@acme.example> | Acme Inc. | team@acme.example"
            })
    @DisplayName("takes one sender, with or without a name")
    void sender(String text, String name, String mailbox) {
        Sender sender = CONFIG.from(text).sender();

        assertThat(sender.name()).isEqualTo(name);
        assertThat(sender.address().mailbox()).isEqualTo(mailbox);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Acme",
                "a@x.example, b@y.example",
                "a@x.example, B <b@y.example>",
                "Acme, Inc. <team@acme.example>",
                "Acme <team@acme.example> x",
                "Acme <team@acme.example",
                "Acme <a@x.example> <b@y.example>",
                "group: a@x.example;",
                "\"Acme <team@acme.example>",
                "Acme (x) <team@acme.example>",
                "Acme\r\nBcc: x@evil.example <team@acme.example>",
                "Acme\u2028 <team@acme.example>",
                "Acme <team@acme.example\u0000>",
                "Acme <@route.example:team@acme.example>",
                "team@localhost"
            })
    @DisplayName("takes nothing else for a sender")
    void notASender(String text) {
        assertThatThrownBy(() -> CONFIG.from(text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class, e -> assertThat(e.field()).isEqualTo("from"));
    }

    @Test
    @DisplayName("needs a sender before anything is made of it")
    void senderRequired() {
        assertThatThrownBy(() -> SmtpNotifier.create(CONFIG))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("from: must be given");
    }

    @Test
    @DisplayName("refuses what is no host, port or time-out")
    void values() {
        assertThatThrownBy(() -> SmtpConfig.of("", 587)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SmtpConfig.of("a b", 587)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SmtpConfig.of("a", 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SmtpConfig.of("a", 65_536)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> CONFIG.timeouts(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("connect");
        assertThatThrownBy(() -> CONFIG.timeouts(Duration.ofSeconds(1), Duration.ofDays(1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("read");
        assertThatThrownBy(() -> CONFIG.deadline(Duration.ofDays(1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("whole");
        assertThatThrownBy(() -> CONFIG.idle(Duration.ZERO))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("idle");
        for (int connections : new int[] {0, -1, 101}) {
            assertThatThrownBy(() -> CONFIG.connections(connections))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("connections");
        }
        for (String helo : new String[] {"", "a b", "a\r\nMAIL FROM:<x@evil.example>", "-a", "ü.example", "[a"}) {
            assertThatThrownBy(() -> CONFIG.helo(helo))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("helo");
        }
        assertThat(CONFIG.helo("[192.0.2.1]").helo("app.acme.example").server().helo())
                .isEqualTo("app.acme.example");
        assertThatThrownBy(() -> CONFIG.login(" ", "x")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    @DisplayName("requires STARTTLS unless told otherwise, and is never changed by a method")
    void immutable() {
        assertThat(CONFIG.server().security()).isEqualTo(Server.Security.STARTTLS);
        assertThat(CONFIG.plain().server().security()).isEqualTo(Server.Security.PLAIN);
        assertThat(CONFIG.smtps().server().security()).isEqualTo(Server.Security.SMTPS);
        assertThat(CONFIG.server().security()).isEqualTo(Server.Security.STARTTLS);
    }

    @Test
    @DisplayName("waits less than the 30 seconds after which a mail is tried again")
    void timeouts() {
        assertThat(CONFIG.timeouts())
                .isEqualTo(new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(25)));
    }
}
