package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a server says, without the link")
class RedactionTest {

    @Test
    @DisplayName("is otherwise as it was said")
    void otherText() {
        assertThat(Redaction.of("5.1.1 No such user ben@example.com", Invitations.LINK))
                .isEqualTo("5.1.1 No such user ben@example.com");
        assertThat(Redaction.of("", Invitations.LINK)).isEmpty();
    }

    @Test
    @DisplayName("shows an ellipsis where any larger part of the link was, however often")
    void parts() {
        String token = Invitations.TOKEN;

        assertThat(Redaction.of("a " + Invitations.LINK + " b", Invitations.LINK))
                .isEqualTo("a … b");
        assertThat(Redaction.of(token + "|" + token, Invitations.LINK)).isEqualTo("…|…");
        assertThat(Redaction.of("x" + token.substring(20, 40) + "y", Invitations.LINK))
                .isEqualTo("x…y");
        assertThat(Redaction.of(token.substring(0, 30) + "=\n" + token.substring(30), Invitations.LINK))
                .isEqualTo("…=\n…");
        for (int from = 0; from + 12 <= token.length(); from++) {
            assertThat(Redaction.of(token.substring(from, from + 12), Invitations.LINK))
                    .isEqualTo("…");
        }
    }

    @Test
    @DisplayName("hides a short secret too")
    void shortSecret() {
        assertThat(Redaction.of("say abc twice abc", "abc")).isEqualTo("say … twice …");
    }
}
