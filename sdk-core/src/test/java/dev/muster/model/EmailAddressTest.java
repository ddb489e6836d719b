package dev.muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.muster.model.InvalidValueException.Code;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<String> hostile() {
        return Stream.of(
                // several addresses where one is asked for
                "v@a.com,e@b.com",
                "v@a.com;e@b.com",
                "v@a.com e@b.com",
                "v@a.com\ne@b.com",
                "v@a.com%00e@b.com@",
                "<aaa@bbb.com>ccc@ddd.com",
                "\"v@a.com\"@b.com",
                "a@b.com@c.com",
                "a@@b.com",
                // names, comments, groups, routes
                "Ben <ben@example.com>",
                "<ben@example.com>",
                "ben(comment)@example.com",
                "ben@(comment)example.com",
                "ben@example.com (Ben)",
                "group: a@b.com, c@d.com;",
                "undisclosed-recipients:;",
                "@relay.com:ben@example.com",
                "ben%example.com@relay.com:25",
                "mailto:ben@example.com",
                // quoting, encoded words, literals
                "\"ben\"@example.com",
                "\"b en\"@example.com",
                "ben\\@example.com",
                "=?utf-8?q?v=40a.com=2C?=@b.com",
                "=?iso-8859-1?q?=61=62=63?=ben@example.com",
                "=?utf-8?b?dkBhLmNvbSw?=@b.com",
                "x=?utf-7?q?&AGEAYgBj-?=ben@example.com",
                "ben@[127.0.0.1]",
                "ben@[IPv6:::1]",
                "ben@127.0.0.1",
                // white space and control characters
                " ben@example.com",
                "ben@example.com ",
                "ben @example.com",
                "ben@ example.com",
                "ben@exam\tple.com",
                "ben@example.com\r\nBcc: eve@example.com",
                "ben@example.com\u0000",
                "b\u0000en@example.com",
                "ben@example\u007F.com",
                "ben@example\u0085.com",
                // direction overrides, zero-width, soft hyphen, marks
                "\u202Eneb@example.com",
                "ben\u202E@example.com",
                "ben@exam\u202Eple.com",
                "ben@\u2066example.com",
                "be\u200Bn@example.com",
                "ben@exam\u200Bple.com",
                "ben@exam\u200Cple.com",
                "ben@exam\u200Dple.com",
                "ben@exam\uFEFFple.com",
                "ben@exam\u00ADple.com",
                "ben@exam\u2060ple.com",
                "ben@exam\u180Eple.com",
                "ben@exam\uFE0Fple.com",
                // what looks like ASCII and is mapped to it
                "ｂｅｎ@example.com",
                "ben@ｅｘａｍｐｌｅ.com",
                "ben@example。com",
                "ben@example．com",
                "ben＠example.com",
                "ben@example.c\u212Am",
                "ben@ﬁsh.com",
                "ben@①.com",
                // letters whose domain depends on the year of the standard
                "ben@straße.de",
                "ben@STRAẞE.de",
                "ben@βόλος.com",
                // local parts beyond ASCII
                "bén@example.com",
                "бен@example.com",
                "\uD83D\uDE00@example.com",
                "ben@exa\uD83Dmple.com",
                // dots and labels
                ".ben@example.com",
                "ben.@example.com",
                "b..en@example.com",
                "ben@.example.com",
                "ben@example..com",
                "ben@example.com.",
                "ben@example",
                "ben@localhost",
                "ben@com.",
                "ben@-example.com",
                "ben@example-.com",
                "ben@exa_mple.com",
                "ben@example.123",
                "ben@xn--.com",
                // nothing on one side
                "@",
                "@example.com",
                "ben@",
                "ben",
                // lengths
                "b".repeat(65) + "@example.com",
                "ben@" + "a".repeat(64) + ".com",
                "b@" + "abcdefghi.".repeat(25) + "com",
                "b@" + "ü".repeat(60) + ".com");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @DisplayName("what is not exactly one plain address is refused, and not repeated in the message")
    void refused(String text) {
        InvalidValueException thrown = catchThrowableOfType(InvalidValueException.class, () -> EmailAddress.of(text));
        assertThat(thrown).as("of %s", text).isNotNull();
        assertThat(thrown.field()).isEqualTo("email");
        assertThat(thrown.code()).isIn(Code.MALFORMED, Code.TOO_LONG);
        assertThat(thrown)
                .hasMessageMatching("email: must (be one plain address such as ben@example\\.com"
                        + "|have at most 254 characters)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u3000"})
    @DisplayName("nothing but white space is blank")
    void blank(String text) {
        assertThat(catchThrowableOfType(InvalidValueException.class, () -> EmailAddress.of(text))
                        .code())
                .isEqualTo(Code.BLANK);
        assertThatNullPointerException().isThrownBy(() -> EmailAddress.of(null)).withMessage("email");
    }

    @Test
    @DisplayName("ten megabytes are refused by their length: nothing else is looked at, and nothing of them copied")
    void huge() {
        for (String huge : new String[] {
            "a".repeat(10_000_000) + "@example.com",
            "ben@" + "a.".repeat(5_000_000) + "com",
            "@".repeat(10_000_000),
            "(".repeat(10_000_000) + "@a.com",
            "\"" + " ".repeat(10_000_000) + "\"@a.com"
        }) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            InvalidValueException refusal =
                    catchThrowableOfType(InvalidValueException.class, () -> EmailAddress.of(huge));
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(huge.length() / 10);
            // All but the first are malformed, too.
            assertThat(refusal.code()).isEqualTo(Code.TOO_LONG);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ben@example.com",
                "a@b.co",
                "Ben.O'Neil+team@Mail.Example.COM",
                "!#$%&'*+/?=^_`{|}~-@example.com",
                "SRS0=ab=7Q=example.org=ben@example.com",
                "1@2.example",
                "ben@xn--mnchen-3ya.de",
                "ben@münchen.de",
                "ben@例え.jp",
                "ben@sub.sub.sub.example.co.uk"
            })
    @DisplayName("a plain address keeps its spelling for display and has one for comparison")
    void accepted(String text) {
        EmailAddress address = EmailAddress.of(text);
        assertThat(address.value()).isEqualTo(text).isEqualTo(address.toString());
        assertThat(address.key()).isASCII().isEqualTo(address.key().toLowerCase(Locale.ROOT));
        assertThat(address.mailbox()).isASCII().isEqualToIgnoringCase(address.key());
        assertThat(address.masked())
                .doesNotContain(text)
                .endsWith(address.key().substring(address.key().indexOf('@')));
        assertThat(EmailAddress.of(address.key())).isEqualTo(address).hasSameHashCodeAs(address);
        assertThat(EmailAddress.of(address.mailbox())).isEqualTo(address);
    }

    @Test
    @DisplayName("case and the spelling of a domain do not tell two addresses apart; plus-tags and dots do")
    void equality() {
        assertThat(EmailAddress.of("Ben@Example.COM")).isEqualTo(EmailAddress.of("ben@example.com"));
        assertThat(EmailAddress.of("ben@MÜNCHEN.de")).isEqualTo(EmailAddress.of("BEN@xn--mnchen-3ya.DE"));
        assertThat(EmailAddress.of("ben+a@example.com")).isNotEqualTo(EmailAddress.of("ben@example.com"));
        assertThat(EmailAddress.of("b.en@example.com")).isNotEqualTo(EmailAddress.of("ben@example.com"));
        assertThat(EmailAddress.of("Ben@Example.com").mailbox()).isEqualTo("Ben@example.com");
        assertThat(EmailAddress.of("Ben@Example.com").masked()).isEqualTo("b***@example.com");
    }

    @Test
    @DisplayName("an address has 254 characters at most, and a local part 64")
    void lengths() {
        String local = "b".repeat(64);
        assertThat(EmailAddress.of(local + "@example.com").value()).startsWith(local);
        String domain = "abcdefghi.".repeat(18) + "abcdef.com";
        String longest = local + "@" + domain;
        assertThat(EmailAddress.of(longest.substring(longest.length() - 254)).value())
                .hasSize(Math.min(254, longest.length()));
    }

    @Provide
    Arbitrary<String> plainLooking() {
        Arbitrary<String> part =
                Arbitraries.strings().withChars("aZ0.-_+").ofMinLength(1).ofMaxLength(70);
        Arbitrary<String> top =
                Arbitraries.of("com", "COM", "de", "test", "invalid", "localhost", "info", "c", "xn--p1ai");
        return Combinators.combine(part, part, top).as((local, domain, last) -> local + "@" + domain + "." + last);
    }

    @Property
    @Label("what a glance takes for an address is the same one when looked at closely")
    void glanceIsRight(@ForAll("plainLooking") String text) {
        EmailAddress glanced = EmailAddress.plain(text);
        Statistics.label("a glance is enough").collect(glanced != null);
        if (glanced != null) {
            EmailAddress looked = EmailAddress.thoroughly(text);
            assertThat(glanced.value()).isEqualTo(looked.value());
            assertThat(glanced.key()).isEqualTo(looked.key());
            assertThat(glanced.mailbox()).isEqualTo(looked.mailbox());
        }
    }

    @Provide
    Arbitrary<String> nearlyAddresses() {
        Arbitrary<String> part = Arbitraries.strings()
                .withChars("aZ0.-_+@<>\"(),;: üß\u0130ıKſé。\u200D\u202E")
                .ofMaxLength(12);
        return Combinators.combine(part, part, Arbitraries.of("com", "COM", "de", "xn--p1ai"))
                .as((local, domain, top) -> local + "@" + domain + "." + top);
    }

    @Property
    @Label("the canonical spelling of whatever is accepted is ASCII, and its own canonical spelling")
    void canonicalisationIsIdempotent(@ForAll("nearlyAddresses") String text) {
        EmailAddress address;
        try {
            address = EmailAddress.of(text);
        } catch (InvalidValueException e) {
            return;
        }
        EmailAddress again = EmailAddress.of(address.key());
        assertThat(address.key()).isASCII();
        assertThat(again.key()).isEqualTo(address.key());
        assertThat(again.mailbox()).isEqualTo(address.key());
        assertThat(again).isEqualTo(address);
        assertThat(EmailAddress.of(address.mailbox())).isEqualTo(address);
    }
}
