package dev.muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.model.InvalidValueException.Code;
import dev.muster.spi.ListOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shape of text, ids and slugs, seen through the types that hold them. */
class TextTest {

    private static void refused(String field, Code code, ThrowingCallable call) {
        InvalidValueException thrown = catchThrowableOfType(InvalidValueException.class, call);
        assertThat(thrown).as("%s of %s", code, field).isNotNull();
        assertThat(thrown.field()).isEqualTo(field);
        assertThat(thrown.code()).as(thrown.getMessage()).isEqualTo(code);
    }

    static Stream<String> notOneLine() {
        return Stream.of("\n", "\r", "\t", "\0", "\u0007", "\u001B", "\u007F", "\u0085", "\u009F", "\u2028", "\u2029")
                .map(sign -> "a" + sign + "b");
    }

    static Stream<String> misleading() {
        return Stream.of("\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069")
                .map(sign -> "a" + sign + "b");
    }

    @ParameterizedTest
    @MethodSource({"notOneLine", "misleading"})
    @DisplayName("a line has no control characters, no line ends by any name, no direction overrides")
    void line(String text) {
        refused("name", Code.MALFORMED, () -> NewTeam.named(text));
        refused("name", Code.MALFORMED, () -> Person.of("u", "a@b.com").name(text));
        refused("location", Code.MALFORMED, () -> MemberEdit.of().location(text));
        refused("userId", Code.MALFORMED, () -> UserId.of(text));
        refused("roleId", Code.MALFORMED, () -> RoleId.of(text));
        refused("actor", Code.MALFORMED, () -> Actor.system(text));
        refused("attributes", Code.MALFORMED, () -> NewTeam.named("x").attributes(Map.of(text, "v")));
    }

    @Test
    @DisplayName("outer white space is not part of a line, and an optional line of nothing else is not given")
    void strip() {
        assertThat(NewTeam.named(" \u3000 Acme\t\n").name()).isEqualTo("Acme");
        assertThat(Person.of("u", "a@b.com").name(" \t ").name()).isNull();
        assertThat(NewInvite.to("a@b.com").location("").location()).isNull();
        assertThat(MemberEdit.of().name("  ").name()).isEmpty();
        assertThat(MemberEdit.of().name()).isNull();
        assertThat(TeamEdit.of().slug("").slug()).isEmpty();
        refused("name", Code.BLANK, () -> NewTeam.named(" "));
        refused("name", Code.BLANK, () -> TeamEdit.of().name(""));
    }

    @Test
    @DisplayName("a line of nothing that can be seen is blank, too")
    void invisible() {
        for (String text : List.of("\u200B", "\u00A0", "\uFEFF \u2060", "\u200D\u00AD", "\uDB40\uDC41")) {
            refused("name", Code.BLANK, () -> NewTeam.named(text));
            assertThat(Person.of("u", "a@b.com").name(text).name()).isNull();
            assertThat(MemberEdit.of().name(text).name()).isEmpty();
        }
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69";
        assertThat(NewTeam.named(family).name()).isEqualTo(family);
    }

    @Test
    @DisplayName("a message has several lines and tabs, and no other control characters")
    void message() {
        assertThat(NewInvite.to("a@b.com").message(" Hi,\r\n\tthere ").message())
                .isEqualTo("Hi,\r\n\tthere");
        assertThat(NewInvite.to("a@b.com").message(" \n ").message()).isNull();
        for (String text : List.of("a\0b", "a\u001Bb", "a\u202Eb", "a\u0085b", "\uD800")) {
            refused("message", Code.MALFORMED, () -> NewInvite.to("a@b.com").message(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "a\uDC00b", "\uDC00\uD800", "a\uD83D"})
    @DisplayName("half a character is no text, not even as the value of an attribute")
    void surrogates(String text) {
        refused("name", Code.MALFORMED, () -> NewTeam.named(text));
        refused("userId", Code.MALFORMED, () -> UserId.of(text));
        refused("attributes", Code.MALFORMED, () -> NewTeam.named("x").attributes(Map.of("k", text)));
    }

    @Test
    @DisplayName("a key of the host is kept as it is: case, white space within, letters of any kind")
    void keys() {
        for (String key : List.of("a b", "Ann", "ann", "auth0|5f7", "İ", "\uD83D\uDE00", "x".repeat(200))) {
            assertThat(UserId.of(key).value()).isEqualTo(key);
            assertThat(UserId.of(key)).hasToString(key);
        }
        assertThat(UserId.of("a")).isNotEqualTo(UserId.of("A"));
        refused("userId", Code.BLANK, () -> UserId.of(" "));
        refused("userId", Code.TOO_LONG, () -> UserId.of("x".repeat(201)));
        refused("roleId", Code.TOO_LONG, () -> RoleId.of("x".repeat(201)));
        refused("actor", Code.BLANK, () -> Actor.system(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {" a", "a ", "\u3000a", "a\u2003"})
    @DisplayName("a key with white space at an end is refused, as not every database tells it from the key without")
    void keysWithOuterSpace(String text) {
        refused("userId", Code.MALFORMED, () -> UserId.of(text));
        refused("roleId", Code.MALFORMED, () -> RoleId.of(text));
        refused("actor", Code.MALFORMED, () -> Actor.system(text));
        refused("attributes", Code.MALFORMED, () -> NewTeam.named("x").attributes(Map.of(text, "v")));
    }

    @Test
    @DisplayName("what lists are sorted by has no white space at its ends, wherever it was cut")
    void sortKeys() {
        assertThat(ListOrder.fold("x".repeat(199) + " y")).isEqualTo("x".repeat(199));
        assertThat(ListOrder.fold("\u00A0Ann\u00A0")).isEqualTo("ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "01900000-0000-7000-8000-00000000000",
                "1-1-1-1-1",
                "01900000-0000-7000-8000-00000000000A",
                "{01900000-0000-7000-8000-000000000001}",
                " 01900000-0000-7000-8000-000000000001",
                "01900000000070008000000000000001",
                "01900000-0000-7000-8000-0000000000001"
            })
    @DisplayName("an id of ours has one spelling")
    void ids(String text) {
        refused("teamId", Code.MALFORMED, () -> TeamId.of(text));
        refused("inviteId", Code.MALFORMED, () -> InviteId.of(text));
        String good = "01900000-0000-7000-8000-000000000001";
        assertThat(TeamId.of(good)).hasToString(good);
        assertThat(InviteId.of(good)).hasToString(good);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "-a", "a-", "a--b", "A", "ab_c", "a b", "é", "a.b", "a\n", "Acme", "ac\u212Ae"})
    @DisplayName("a slug is 2 to 63 lower-case letters and digits with single dashes between them")
    void slugs(String slug) {
        refused("slug", Code.MALFORMED, () -> NewTeam.named("x").slug(slug));
        refused("slug", Code.MALFORMED, () -> TeamEdit.of().slug(slug));
        refused("slug", Code.MALFORMED, () -> NewTeam.named("x").slug("a".repeat(64)));
        refused("slug", Code.MALFORMED, () -> NewTeam.named("x").slug("a-".repeat(32)));
        for (String good : List.of("ab", "a1", "1-2", "a-b-c", "a".repeat(63), "a-".repeat(31) + "a")) {
            assertThat(NewTeam.named("x").slug(good).slug()).isEqualTo(good);
        }
    }

    @Test
    @DisplayName("attributes are sorted, copied, and cannot be changed afterwards")
    void attributes() {
        Map<String, String> given = new HashMap<>(Map.of("b", "2", "a", "1"));
        NewTeam team = NewTeam.named("x").attributes(given);
        given.put("c", "3");

        assertThat(team.attributes()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
        assertThat(catchThrowableOfType(
                        UnsupportedOperationException.class,
                        () -> team.attributes().put("d", "4")))
                .isNotNull();
        assertThat(NewTeam.named("x").attributes(Map.of("k", "")).attributes()).containsEntry("k", "");
        Map<String, String> missing = new HashMap<>();
        missing.put("k", null);
        assertThatNullPointerException()
                .isThrownBy(() -> NewTeam.named("x").attributes(missing))
                .withMessage("attributes.k");
        refused("attributes", Code.TOO_LONG, () -> NewTeam.named("x").attributes(Map.of("k".repeat(201), "")));
        refused("attributes", Code.BLANK, () -> NewTeam.named("x").attributes(Map.of("", "")));
    }

    @Test
    @DisplayName("lists are copied, without null and without the same role twice")
    void lists() {
        List<NewGrant> given = new ArrayList<>(List.of(NewGrant.of("admin")));
        MemberEdit edit = MemberEdit.of().grants(given);
        given.add(NewGrant.of("member"));
        assertThat(edit.roles()).hasSize(1);
        assertThatNullPointerException()
                .isThrownBy(() -> MemberEdit.of().grants(Arrays.asList(NewGrant.of("a"), null)))
                .withMessage("roles");
        Instant end = Instant.parse("2030-01-01T00:00:00Z");
        refused(
                "roles",
                Code.MALFORMED,
                () -> NewInvite.to("a@b.com")
                        .grants(List.of(NewGrant.of("a"), NewGrant.of("a").until(end))));
    }

    @Test
    @DisplayName("an end is in milliseconds, of the years 1970 to 9999")
    void ends() {
        assertThat(NewGrant.of("a")
                        .until(Instant.parse("2030-01-01T00:00:00.123999Z"))
                        .until())
                .isEqualTo("2030-01-01T00:00:00.123Z");
        for (Instant far : List.of(
                Instant.MIN, Instant.MAX, Instant.EPOCH.minusNanos(1), Instant.parse("+10000-01-01T00:00:00Z"))) {
            refused("until", Code.OUT_OF_RANGE, () -> NewGrant.of("a").until(far));
        }
    }

    @Test
    @DisplayName("a locale is what its language tag says")
    void locales() {
        Locale plain = Person.of("u", "a@b.com").locale(new Locale("iw", "IL")).locale();
        assertThat(plain).isEqualTo(Locale.forLanguageTag("he-IL"));
        refused(
                "locale",
                Code.TOO_LONG,
                () -> Person.of("u", "a@b.com")
                        .locale(Locale.forLanguageTag("de-DE-u-co-phonebk-nu-latn-x-abcdefgh-ijklmnop")));
    }
}
