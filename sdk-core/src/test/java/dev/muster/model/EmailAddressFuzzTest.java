package dev.muster.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is given for an address is refused, or names exactly one mailbox. */
class EmailAddressFuzzTest {

    /** What makes parsers see two addresses, another one, or none. */
    private static final List<String> TRICKS = List.of(
            ",",
            ";",
            "@",
            "<",
            ">",
            "(",
            ")",
            "\"",
            "\\",
            ":",
            " ",
            "\t",
            "\r\n",
            "\n",
            "\u0000",
            "\u001F",
            "\u007F",
            "\u0085",
            "\u00A0",
            "\u00AD",
            "\u034F",
            "\u061C",
            "\u180E",
            "\u200B",
            "\u200D",
            "\u200E",
            "\u202E",
            "\u2028",
            "\u2060",
            "\u2066",
            "\u2069",
            "\u3002",
            "\uFE0F",
            "\uFEFF",
            "\uFF0E",
            "\uFF20",
            "\uD83D",
            "\uDE00",
            "\u0430",
            "\u212A",
            "\u0130",
            "\u017F",
            "\u00DF",
            "\u00FC",
            "e\u0301",
            "%",
            "!",
            "=?utf-8?q?",
            "?=",
            "=40",
            "&AEA-",
            "xn--",
            ".",
            "..",
            "-",
            "_",
            "[127.0.0.1]",
            "(x)",
            "<e@b.com>",
            "e@b.com",
            "group:",
            "mailto:",
            "%00",
            "\uDB40\uDD00");

    @Provide
    Arbitrary<String> bent() {
        Arbitrary<String> plain =
                Arbitraries.of("v@a.com", "ben@example.com", "b.en+x@sub.example.co.uk", "a@m\u00FCnchen.de");
        Arbitrary<List<String>> tricks =
                Arbitraries.of(TRICKS).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<Integer>> places =
                Arbitraries.integers().between(0, 100).list().ofSize(3);
        return Combinators.combine(plain, tricks, places).as(EmailAddressFuzzTest::bend);
    }

    private static String bend(String plain, List<String> tricks, List<Integer> places) {
        StringBuilder text = new StringBuilder(plain);
        for (int i = 0; i < tricks.size(); i++) {
            text.insert(places.get(i) % (text.length() + 1), tricks.get(i));
        }
        return text.toString();
    }

    @Property(tries = 5_000)
    @Label("an address that is bent is refused, or is one plain mailbox still, and stays it when it is read again")
    void bentOnes(@ForAll("bent") String text) {
        read(text).ifPresent(address -> isOneMailbox(text, address));
    }

    @Property(tries = 2_000)
    @Label("any text at all is refused, or is one plain mailbox")
    void anyText(@ForAll String text, @ForAll String more) {
        for (String given : List.of(text, text + "@" + more, text + "@" + more + ".com", text + "@example.com")) {
            read(given).ifPresent(address -> isOneMailbox(given, address));
        }
    }

    /** Nothing but the documented refusal, which does not repeat what it refuses. */
    private static Optional<EmailAddress> read(String text) {
        try {
            return Optional.of(EmailAddress.of(text));
        } catch (InvalidValueException e) {
            assertThat(e.field()).isEqualTo("email");
            assertThat(e.getMessage())
                    .isIn(
                            "email: must not be blank",
                            "email: must have at most 254 characters",
                            "email: must be one plain address such as ben@example.com");
            return Optional.empty();
        }
    }

    private static void isOneMailbox(String given, EmailAddress address) {
        int at = given.indexOf('@');
        assertThat(address.value()).isEqualTo(given);
        assertThat(given.lastIndexOf('@')).isEqualTo(at);
        assertThat(given.codePoints()).noneMatch(EmailAddressFuzzTest::isSeparatorOrUnseen);
        // The mailbox is spelled out here once more, on purpose not taken from the class itself.
        String local = given.substring(0, at);
        String domain = IDN.toASCII(given.substring(at + 1)).toLowerCase(Locale.ROOT);
        assertThat(address.mailbox()).isEqualTo(local + "@" + domain);
        assertThat(local).matches("[!-~]+").doesNotContain("=?");
        assertThat(domain).matches("[a-z0-9-]+(\\.[a-z0-9-]+)+");
        assertThat(address.key()).isEqualTo(address.mailbox().toLowerCase(Locale.ROOT));
        for (String spelling :
                List.of(address.key(), address.mailbox(), address.mailbox().toUpperCase(Locale.ROOT))) {
            assertThat(read(spelling)).contains(address);
            assertThat(EmailAddress.of(spelling).key()).isEqualTo(address.key());
        }
    }

    private static boolean isSeparatorOrUnseen(int c) {
        int type = Character.getType(c);
        return ",;:<>()[]\"\\".indexOf(c) >= 0
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED;
    }
}
