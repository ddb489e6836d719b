package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line of somebody's text")
class LineTest {

    @Test
    @DisplayName("keeps everything that is no control character")
    void keeps() {
        String text = "O'Brien & Söhne 株 👩‍👩‍👧 (\"x\") שלום é";

        assertThat(Line.of(text)).isEqualTo(text);
        assertThat(Line.header(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("has no control character of any kind left")
    void controls() {
        for (int c = 0; c <= 0xFFFF; c++) {
            String cleaned = Line.of("a" + (char) c + "b");
            assertThat(cleaned.chars().anyMatch(x -> Character.isISOControl(x) || x == 0x2028 || x == 0x2029))
                    .as("U+%04X", c)
                    .isFalse();
            assertThat(cleaned).startsWith("a").endsWith("b");
        }
    }

    @Test
    @DisplayName("is cut between characters, not within one")
    void brief() {
        assertThat(Line.brief("abc", 3)).isEqualTo("abc");
        assertThat(Line.brief("abcd", 3)).isEqualTo("abc…");
        assertThat(Line.brief("", 3)).isEmpty();
        assertThat(Line.brief("ab 🚀x", 4)).isEqualTo("ab 🚀…");
        assertThat(Line.brief("e\u0301e\u0301", 1)).isEqualTo("e\u0301…");
    }

    @Test
    @DisplayName("is one of several, whatever ends them")
    void all() {
        assertThat(Line.all("\na\r\nb\rc\n\nd\u2028e\u2029f\u0085g\u000bh\ti\n"))
                .containsExactly("a", "b", "c", "", "d", "e", "f", "g", "h i");
    }
}
