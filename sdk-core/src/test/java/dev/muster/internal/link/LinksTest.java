package dev.muster.internal.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.muster.model.ActorRef;
import dev.muster.model.Delivery;
import dev.muster.model.EmailAddress;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteLinks;
import dev.muster.model.InviteStatus;
import dev.muster.model.LinkKey;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamId;
import dev.muster.spi.StoredInvite;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How tokens are written, read, derived and verified. */
class LinksTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final byte[] KEY_BYTES =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final LinkKey KEY = LinkKey.fromBytes(KEY_BYTES);
    private static final LinkKey OTHER =
            LinkKey.fromBytes("another key of at least 32 bytes".getBytes(StandardCharsets.US_ASCII));
    private static final TeamId TEAM = TeamId.of("0192f0a0-0000-7000-8000-000000000001");
    private static final InviteId INVITE = InviteId.of("0192f0a0-0000-7000-8000-000000000002");
    private static final String NONCE = "AAECAwQFBgcICQoLDA0ODw";

    /** Computed by hand from the layout: a release that made other tokens would kill every link that is out. */
    private static final String KNOWN =
            "Af-DIbgBkvCgAABwAIAAAAAAAAABAZLwoAAAcACAAAAAAAAAAgECKb0GzOmE_qKd4dvoNQ4tE4ISZB7JYc-9";

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Links links = new Links(InviteLinks.to("https://app.example.com/join", KEY));

    @Test
    @DisplayName("the id of a key and a token are what they were in every release")
    void knownVectors() {
        assertThat(KEY.id()).isEqualTo("ff8321b8");
        assertThat(token(links, row(TEAM, INVITE, 258, KEY, NONCE))).isEqualTo(KNOWN);
        assertThat(links.isAuthentic(Token.parse(KNOWN), row(TEAM, INVITE, 258, KEY, NONCE)))
                .isTrue();
    }

    @Property(tries = 200)
    @Label("a token is 63 bytes in 84 characters, of which all but the mac are the invite's")
    void layout(@ForAll long a, @ForAll long b, @ForAll @IntRange(min = 1, max = 65_535) int generation) {
        TeamId team = new TeamId(new UUID(a, b));
        InviteId invite = new InviteId(new UUID(b, ~a));
        String text = token(links, row(team, invite, generation, KEY, NONCE));
        byte[] bytes = Base64.getUrlDecoder().decode(text);

        assertThat(text).hasSize(84).matches("[A-Za-z0-9_-]+");
        assertThat(bytes).hasSize(63);
        assertThat(HexFormat.of().formatHex(bytes, 0, 39))
                .isEqualTo("01" + KEY.id() + hex(team.value()) + hex(invite.value()) + "%04x".formatted(generation));
        Token token = Token.parse(text);
        assertThat(token.keyId()).isEqualTo(KEY.id());
        assertThat(token.team()).isEqualTo(team);
        assertThat(token.invite()).isEqualTo(invite);
        assertThat(token.generation()).isEqualTo(generation);
        assertThat(token.secretText()).isEqualTo(text);
    }

    @Property(tries = 300)
    @Label("a text of 84 characters that reads as a token is the one spelling of it")
    void oneSpelling(
            @ForAll
                    @StringLength(82)
                    @CharRange(from = 'A', to = 'Z')
                    @CharRange(from = 'a', to = 'z')
                    @CharRange(from = '0', to = '9')
                    @Chars({'-', '_'})
                    String rest) {
        // The first byte is the version, of which there is one.
        String text = "AQ" + rest;
        assertThat(Token.parse(text).secretText()).isEqualTo(text);
    }

    @Test
    @DisplayName("another letter in any place, and it is no token of ours")
    void everyLetterCounts() {
        StoredInvite row = row(TEAM, INVITE, 258, KEY, NONCE);
        for (int at = 0; at < KNOWN.length(); at++) {
            for (int letter = 0; letter < ALPHABET.length(); letter++) {
                char other = ALPHABET.charAt(letter);
                String text = KNOWN.substring(0, at) + other + KNOWN.substring(at + 1);
                assertThat(isAuthentic(text, row)).as(text).isEqualTo(text.equals(KNOWN));
            }
        }
    }

    @Property(tries = 300)
    @Label("any other character in any place, and it is no token of ours")
    void everyCharacterCounts(@ForAll @IntRange(max = 83) int at, @ForAll char other) {
        StoredInvite row = row(TEAM, INVITE, 258, KEY, NONCE);
        StringBuilder text = new StringBuilder(KNOWN);
        boolean same = text.charAt(at) == other;
        text.setCharAt(at, other);
        assertThat(isAuthentic(text.toString(), row)).isEqualTo(same);
    }

    @Property(tries = 200)
    @Label("what is no token is answered like an unknown one, whatever it is")
    void anyText(@ForAll String text) {
        MusterException refusal = catchThrowableOfType(MusterException.class, () -> Token.parse(text));
        assertThat(refusal).hasMessage(Token.unknown().getMessage());
        assertThat(refusal.reason()).isEqualTo(Reason.INVITE_NOT_FOUND);
    }

    @Test
    @DisplayName("ten megabytes are no token either, and found out by their length")
    void hugeText() {
        for (String piece : List.of("A", "=", "\u0000", KNOWN)) {
            String text = piece.repeat(10_000_000 / piece.length());
            StoredInvite row = row(TEAM, INVITE, 258, KEY, NONCE);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            boolean authentic = isAuthentic(text, row);
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            assertThat(authentic).isFalse();
            assertThat(allocated).as("bytes that were made of it").isLessThan(text.length() / 10);
        }
    }

    @Property(tries = 200)
    @Label("no other bytes behind the right fields are a mac")
    void noOtherMac(@ForAll @Size(24) byte[] mac) {
        byte[] fields = Token.fields(KEY.id(), TEAM, INVITE, 258);
        Token forged = new Token(KEY.id(), TEAM, INVITE, 258, mac);
        assertThat(fields).hasSize(39);
        assertThat(links.isAuthentic(forged, row(TEAM, INVITE, 258, KEY, NONCE)))
                .isEqualTo(forged.secretText().equals(KNOWN));
    }

    @Test
    @DisplayName("team, invite, nonce and key are signed; the generation may be an earlier one")
    void whatIsSigned() {
        Token token = Token.parse(KNOWN);
        InviteId otherInvite = InviteId.of("0192f0a0-0000-7000-8000-000000000003");
        TeamId otherTeam = TeamId.of("0192f0a0-0000-7000-8000-000000000003");

        assertThat(links.isAuthentic(token, row(TEAM, INVITE, 300, KEY, NONCE))).isTrue();
        assertThat(links.isAuthentic(token, row(TEAM, INVITE, 300, OTHER, NONCE)))
                .isTrue();
        assertThat(links.isAuthentic(token, row(otherTeam, INVITE, 258, KEY, NONCE)))
                .isFalse();
        assertThat(links.isAuthentic(token, row(TEAM, otherInvite, 258, KEY, NONCE)))
                .isFalse();
        assertThat(links.isAuthentic(token, row(TEAM, INVITE, 258, KEY, "AAECAwQFBgcICQoLDA0ODg")))
                .isFalse();
        Links rotated = new Links(InviteLinks.to("https://app.example.com/join", OTHER));
        assertThat(rotated.isAuthentic(token, row(TEAM, INVITE, 258, KEY, NONCE)))
                .isFalse();
        assertThat(rotated.link(row(TEAM, INVITE, 258, KEY, NONCE))).isNull();
    }

    @Test
    @DisplayName("an earlier key verifies and derives its own links, and makes no new ones")
    void rotation() {
        Links rotated =
                new Links(InviteLinks.to("https://app.example.com/join", OTHER).andEarlier(KEY));
        assertThat(rotated.currentKeyId()).isEqualTo(OTHER.id());
        assertThat(rotated.isAuthentic(Token.parse(KNOWN), row(TEAM, INVITE, 258, KEY, NONCE)))
                .isTrue();
        assertThat(token(rotated, row(TEAM, INVITE, 258, KEY, NONCE))).isEqualTo(KNOWN);
        assertThat(token(rotated, row(TEAM, INVITE, 258, OTHER, NONCE))).isNotEqualTo(KNOWN);
    }

    @Test
    @DisplayName("the same key twice is a mistake")
    void keyTwice() {
        InviteLinks twice =
                InviteLinks.to("https://app.example.com/join", KEY).andEarlier(LinkKey.fromBytes(KEY_BYTES));
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new Links(twice));
    }

    @Test
    @DisplayName("a token shows neither its mac nor its key")
    void discreet() {
        String shown = Token.parse(KNOWN).toString();
        assertThat(shown).isEqualTo("Token[invite " + INVITE + ", generation 258]");
    }

    @Test
    @DisplayName("nonces are 16 random bytes")
    void nonces() {
        assertThat(List.of(links.newNonce(), links.newNonce(), links.newNonce()))
                .doesNotHaveDuplicates()
                .allMatch(nonce -> Base64.getUrlDecoder().decode(nonce).length == 16);
    }

    /** As a link is judged: the row is the one that the token names. */
    private boolean isAuthentic(String text, StoredInvite row) {
        try {
            Token token = Token.parse(text);
            return token.team().equals(row.invite().team())
                    && token.invite().equals(row.invite().id())
                    && links.isAuthentic(token, row);
        } catch (MusterException e) {
            return false;
        }
    }

    private static String token(Links links, StoredInvite row) {
        String url = Objects.requireNonNull(links.link(row)).url();
        assertThat(url).startsWith("https://app.example.com/join?token=");
        return url.substring(url.indexOf('=') + 1);
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    private static StoredInvite row(TeamId team, InviteId invite, int generation, LinkKey key, String nonce) {
        Instant now = Instant.parse("2026-01-01T12:00:00Z");
        return new StoredInvite(
                new Invite(
                        invite,
                        team,
                        EmailAddress.of("ben@example.com"),
                        null,
                        List.of(),
                        null,
                        Map.of(),
                        null,
                        null,
                        ActorRef.system("test"),
                        now,
                        now,
                        InviteStatus.PENDING,
                        null,
                        null,
                        null,
                        Delivery.NOT_REQUESTED,
                        null,
                        1),
                nonce,
                generation,
                key.id(),
                Duration.ofDays(7),
                now,
                true,
                true,
                null,
                null,
                null);
    }
}
