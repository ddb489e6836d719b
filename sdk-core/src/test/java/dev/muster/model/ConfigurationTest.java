package dev.muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.model.InvalidValueException.Code;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host configures: keys, where links point to, limits. */
class ConfigurationTest {

    private static final LinkKey KEY = LinkKey.ephemeral();

    private static InvalidValueException refused(ThrowingCallable call) {
        InvalidValueException thrown = catchThrowableOfType(InvalidValueException.class, call);
        assertThat(thrown).isNotNull();
        return thrown;
    }

    @Test
    @DisplayName("a link key is 32 bytes or more, told apart by an id that is derived from it")
    void keys() {
        byte[] bytes = new byte[32];
        LinkKey key = LinkKey.fromBytes(bytes);
        assertThat(key.id()).matches("[0-9a-f]{8}");
        assertThat(LinkKey.fromBase64(" " + Base64.getEncoder().encodeToString(bytes) + "\n")
                        .id())
                .isEqualTo(key.id());
        assertThat(key.isEphemeral()).isFalse();
        assertThat(LinkKey.ephemeral().isEphemeral()).isTrue();
        assertThat(LinkKey.ephemeral().id()).isNotEqualTo(LinkKey.ephemeral().id());
        assertThat(key.sign(new byte[] {1}))
                .hasSize(32)
                .isEqualTo(LinkKey.fromBytes(bytes).sign(new byte[] {1}));
        bytes[0] = 1;
        assertThat(LinkKey.fromBytes(bytes).id()).isNotEqualTo(key.id());
        assertThat(LinkKey.fromBytes(new byte[33]).id()).isNotEqualTo(key.id());
        assertThat(key).hasToString("LinkKey[" + key.id() + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "secret-secret-secret-secret-secret-secret!", "c2VjcmV0", "_-_-_-_-"})
    @DisplayName("a key that is too short or no Base64 is refused without a word of it")
    void badKeys(String text) {
        InvalidValueException thrown = refused(() -> LinkKey.fromBase64(text));
        assertThat(thrown.field()).isEqualTo("linkKey");
        assertThat(thrown).hasNoCause();
        if (!text.isBlank()) {
            assertThat(thrown.getMessage()).doesNotContain(text);
        }
        assertThat(refused(() -> LinkKey.fromBytes(new byte[31])).code()).isEqualTo(Code.OUT_OF_RANGE);
        assertThatNullPointerException()
                .isThrownBy(() -> LinkKey.fromBase64(null))
                .withMessage("linkKey");
        assertThatNullPointerException()
                .isThrownBy(() -> LinkKey.fromBytes(null))
                .withMessage("bytes");
    }

    @Test
    @DisplayName("the token goes where the address says, or becomes a query parameter")
    void links() {
        assertThat(InviteLinks.to("https://a.example/join", KEY).link("T").url())
                .isEqualTo("https://a.example/join?token=T");
        assertThat(InviteLinks.to("https://a.example/?x=1", KEY).link("T").url())
                .isEqualTo("https://a.example/?x=1&token=T");
        assertThat(InviteLinks.to("https://a.example/j/{token}/go", KEY)
                        .link("T")
                        .url())
                .isEqualTo("https://a.example/j/T/go");
        assertThat(InviteLinks.to("http://localhost:8080/join", KEY).link("T").url())
                .isEqualTo("http://localhost:8080/join?token=T");
        assertThat(InviteLinks.to("http://[::1]/join", KEY).link("T").url()).startsWith("http://[::1]/");
        assertThat(InviteLinks.to("HTTPS://a.example/join", KEY).link("T").url())
                .startsWith("HTTPS://");
        assertThat(InviteLinks.to("https://a.example/join", KEY).link("T")).hasToString("InviteLink[…]");
        LinkKey earlier = LinkKey.ephemeral();
        InviteLinks rotated = InviteLinks.to("https://a.example/join", KEY).andEarlier(earlier);
        assertThat(rotated.keys()).containsExactly(KEY, earlier);
        assertThat(rotated.current()).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/join",
                "app.example.com/join",
                "http://app.example.com/join",
                "http://localhost.evil.com/join",
                "http://127.0.0.1.evil.com/",
                "https://user@app.example.com/",
                "https://user:pw@app.example.com/",
                "https://app.example.com/#join",
                "https://app.example.com/#{token}",
                "javascript:alert(1)",
                "https://",
                "https:///join",
                "https:join",
                "ftp://app.example.com/",
                "https://app.example.com/a b",
                "//app.example.com/join",
                "https://app_example.com/join"
            })
    @DisplayName("links point to an absolute https address without user info and fragment, or to this machine")
    void badLinks(String uri) {
        assertThat(refused(() -> InviteLinks.to(uri, KEY)).field()).isEqualTo("uri");
    }

    @Test
    @DisplayName("every limit has its default and its range")
    void limits() {
        Limits limits = Limits.defaults();
        assertThat(limits.inviteExpiry()).isEqualTo(Duration.ofDays(7));
        assertThat(limits.resendCooldown()).isEqualTo(Duration.ofSeconds(60));
        assertThat(limits.pageSize()).isEqualTo(50);
        assertThat(limits.maxPageSize()).isEqualTo(200);
        assertThat(limits.nameLength()).isEqualTo(200);
        assertThat(limits.messageLength()).isEqualTo(1_000);
        assertThat(limits.attributeBytes()).isEqualTo(8_192);
        assertThat(limits.attributeKeys()).isEqualTo(50);
        assertThat(limits.rolesPerMember()).isEqualTo(16);
        assertThat(limits.deliveryAttempts()).isEqualTo(10);
        assertThat(limits.changeAttempts()).isEqualTo(5);

        Map<String, UnaryOperator<Limits.Builder>> wrong = new LinkedHashMap<>();
        wrong.put("inviteExpiry", b -> b.inviteExpiry(Duration.ofMinutes(59)));
        wrong.put("inviteExpiry ", b -> b.inviteExpiry(Duration.ofDays(31)));
        wrong.put("minInviteExpiry", b -> b.minInviteExpiry(Duration.ZERO));
        wrong.put("maxInviteExpiry", b -> b.maxInviteExpiry(Duration.ofDays(-1)));
        wrong.put("resendCooldown", b -> b.resendCooldown(Duration.ofMillis(-1)));
        wrong.put("pageSize", b -> b.pageSize(0));
        wrong.put("pageSize ", b -> b.pageSize(201));
        wrong.put("maxPageSize", b -> b.maxPageSize(10_001));
        wrong.put("nameLength", b -> b.nameLength(201));
        wrong.put("messageLength", b -> b.messageLength(4_001));
        wrong.put("attributeBytes", b -> b.attributeBytes(65_537));
        wrong.put("attributeKeys", b -> b.attributeKeys(-1));
        wrong.put("rolesPerMember", b -> b.rolesPerMember(0));
        wrong.put("deliveryAttempts", b -> b.deliveryAttempts(101));
        wrong.put("changeAttempts", b -> b.changeAttempts(0));
        wrong.put("accessStaleness", b -> b.accessStaleness(Duration.ofMillis(99)));
        wrong.put("accessStaleness ", b -> b.accessStaleness(Duration.ofMinutes(61)));
        wrong.put("accessMemberships", b -> b.accessMemberships(-1));
        wrong.forEach((field, change) -> {
            InvalidValueException thrown =
                    refused(() -> change.apply(Limits.builder()).build());
            assertThat(thrown.field()).isEqualTo(field.strip());
            assertThat(thrown.code()).isEqualTo(Code.OUT_OF_RANGE);
        });
        assertThat(Limits.builder()
                        .resendCooldown(Duration.ZERO)
                        .attributeKeys(0)
                        .attributeBytes(0)
                        .build()
                        .attributeKeys())
                .isZero();
    }
}
