package dev.muster.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

@Label("The conversation with the server, byte for byte")
class EnvelopeTest {

    /** What can stand unquoted in a local part, RFC 5322 section 3.2.3. */
    private static final char[] ATEXT =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+/=?^_`{|}~-".toCharArray();

    private static final String[] OURS = {
        "Date",
        "From",
        "To",
        "Message-ID",
        "Subject",
        "MIME-Version",
        "Content-Type",
        "Content-Language",
        "Auto-Submitted"
    };

    private static final Pattern HEADER = Pattern.compile("^([!-9;-~]+):", Pattern.MULTILINE);

    private SmtpSink sink;

    @BeforeTry
    void start() throws Exception {
        sink = new SmtpSink();
    }

    @AfterTry
    void stop() throws Exception {
        sink.close();
    }

    /** Names as people who mean harm would choose them: pieces of the protocol between pieces of anything. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> harm = Arbitraries.of(
                "\r\n",
                "\n",
                "\r",
                "\r\n.\r\n",
                "\r\nRCPT TO:<x@evil.example>\r\n",
                "\r\nBcc: x@evil.example\r\n",
                "\r\n\r\n",
                "<x@evil.example>",
                "\"",
                "\\",
                "\" <x@evil.example>, \"",
                ",",
                ";",
                ":",
                "(",
                "=?utf-8?B?DQpCY2M6IHhAZXZpbC5leGFtcGxl?=",
                "=?utf-8?Q?=0D=0ABcc:_x?=",
                "\u0000",
                "\u2028",
                "\u0085",
                "\u202E",
                "\uD83D",
                "שלום",
                "👩‍👩‍👧‍👦",
                "株式会社",
                "{{link}}",
                "</td>");
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(20);
        return Arbitraries.oneOf(harm, anything)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> locals() {
        return Arbitraries.strings()
                .withChars(ATEXT)
                .ofMinLength(1)
                .ofMaxLength(12)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(atoms -> String.join(".", atoms))
                // Refused as an address, see EmailAddress.
                .filter(local -> !local.contains("=?"));
    }

    @Provide
    Arbitrary<String> domains() {
        return Arbitraries.of(
                "example.com",
                "EXAMPLE.com",
                "bücher.example",
                "例え.テスト.example",
                "sub.xn--bcher-kva.example",
                "пример.рф");
    }

    @Property(tries = 150)
    @Label("is one sender, one recipient equal to the stored address, and one mail, whoever is called what")
    void conversation(
            @ForAll("names") String name,
            @ForAll("names") String inviter,
            @ForAll("names") String team,
            @ForAll("names") String message,
            @ForAll("locals") String local,
            @ForAll("domains") String domain)
            throws Exception {
        SmtpConfig config = SmtpConfig.of("localhost", sink.port())
                .plain()
                .helo("app.acme.example")
                .from("Acme <team@acme.example>")
                .clock(Invitations.CLOCK);
        try (SmtpNotifier notifier = SmtpNotifier.create(config)) {
            notifier.send(Invitations.toBen()
                    .to(local + "@" + domain)
                    .name(name)
                    .inviter(inviter)
                    .team(team)
                    .roles(team)
                    .message(message)
                    .build());
        }
        sink.awaitAllEnded();

        String said = sink.received();
        int data = said.indexOf("DATA\r\n") + 6;
        assertThat(said.substring(0, data))
                .isEqualTo("EHLO app.acme.example\r\nMAIL FROM:<team@acme.example>\r\nRCPT TO:<" + local + "@"
                        + IDN.toASCII(domain).toLowerCase(Locale.ROOT) + ">\r\nDATA\r\n");
        int end = said.indexOf("\r\n.\r\n", data);
        assertThat(said.substring(end)).isEqualTo("\r\n.\r\nQUIT\r\n");

        String mail = said.substring(data, end);
        assertThat(mail.replace("\r\n", "")).doesNotContain("\r", "\n").matches("[\t -~]*");
        // A dot at the beginning of a line goes out doubled.
        assertThat(mail.lines().filter(line -> line.startsWith("."))).allMatch(line -> line.startsWith(".."));
        String headers = mail.substring(0, mail.indexOf("\r\n\r\n"));
        assertThat(HEADER.matcher(headers).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrder(OURS);
    }
}
