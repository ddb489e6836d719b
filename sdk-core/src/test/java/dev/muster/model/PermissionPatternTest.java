package dev.muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionPatternTest {

    private static final List<String> SEGMENTS = List.of("a", "b", "ab", "c-d");

    /** Every permission there is in a world of these segments, and one that will be declared later. */
    private static final Set<Permission> WORLD = world();

    private static Set<Permission> world() {
        List<String> all = List.of("a", "b", "ab", "c-d", "later");
        return all.stream()
                .flatMap(resource -> all.stream().map(action -> Permission.of(resource + ":" + action)))
                .collect(Collectors.toSet());
    }

    /** What a pattern means, by trying it as a glob on each permission. */
    private static Set<Permission> meant(PermissionPattern pattern) {
        String glob = pattern.value().equals("*") ? "*:*" : pattern.value();
        String regex = glob.replace("*", "[^:]+");
        return WORLD.stream()
                .filter(permission -> permission.value().matches(regex))
                .collect(Collectors.toSet());
    }

    @Provide
    Arbitrary<PermissionPattern> patterns() {
        Arbitrary<String> segment = Arbitraries.oneOf(Arbitraries.of(SEGMENTS), Arbitraries.just("*"));
        return Arbitraries.oneOf(
                        Arbitraries.just("*"),
                        Combinators.combine(segment, segment).as((left, right) -> left + ":" + right))
                .map(PermissionPattern::of);
    }

    @Property
    @Label("a pattern covers a permission exactly if it means it, one of later included")
    void coversPermissions(@ForAll("patterns") PermissionPattern pattern) {
        assertThat(WORLD.stream().filter(pattern::covers)).containsExactlyInAnyOrderElementsOf(meant(pattern));
    }

    @Property
    @Label("a pattern covers another exactly if it means all that the other can ever mean")
    void coversPatterns(@ForAll("patterns") PermissionPattern wide, @ForAll("patterns") PermissionPattern narrow) {
        assertThat(wide.covers(narrow)).isEqualTo(meant(wide).containsAll(meant(narrow)));
        assertThat(PermissionPattern.ALL.covers(wide)).isTrue();
        assertThat(wide.covers(wide)).isTrue();
    }

    @Test
    @DisplayName("everything has one spelling")
    void everything() {
        assertThat(PermissionPattern.of("*:*")).isEqualTo(PermissionPattern.ALL).hasToString("*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "a:",
                ":a",
                ":",
                "a:b:c",
                "A:b",
                "a:B",
                "a b:c",
                "1a:b",
                "-a:b",
                "a*:b",
                "a:b*",
                "**",
                "*:",
                ":*",
                "*:*:*",
                "a:*b",
                "a:b ",
                " a:b",
                "a:b\n",
                "é:b",
                "a\u212A:b",
                "a.b:c",
                "a/b:c",
                "a:?"
            })
    @DisplayName("what is not two plain segments, or wildcards on whole ones, is refused")
    void malformed(String text) {
        assertThat(catchThrowableOfType(InvalidValueException.class, () -> PermissionPattern.of(text)))
                .extracting(InvalidValueException::field)
                .isEqualTo("permission");
        assertThat(catchThrowableOfType(InvalidValueException.class, () -> Permission.of(text)))
                .isNotNull();
    }

    @Test
    @DisplayName("a permission is no wildcard, and a segment has 60 characters at most")
    void permissions() {
        for (String wildcard : List.of("*", "a:*", "*:a")) {
            assertThat(catchThrowableOfType(InvalidValueException.class, () -> Permission.of(wildcard)))
                    .isNotNull();
        }
        String longest = "a".repeat(60);
        assertThat(Permission.of(longest + ":" + longest).action()).isEqualTo(longest);
        assertThat(catchThrowableOfType(InvalidValueException.class, () -> Permission.of(longest + "a:b")))
                .isNotNull();
        Permission permission = Permission.of("time-sheet:sign_off2");
        assertThat(permission.resource()).isEqualTo("time-sheet");
        assertThat(permission.action()).isEqualTo("sign_off2");
    }

    @Test
    @DisplayName("a catalogue knows its permissions in order, each once, and a role only what is declared")
    void catalogues() {
        PermissionCatalog catalog = PermissionCatalog.of("b:c", "Second").and("a:c", "First");
        assertThat(catalog.permissions()).hasSize(11).endsWith(Permission.of("b:c"), Permission.of("a:c"));
        assertThat(catalog.knows(PermissionPattern.of("*:c"))).isTrue();
        assertThat(catalog.knows(PermissionPattern.of("c:*"))).isFalse();
        assertThat(catalog.contains(Permission.of("a:d"))).isFalse();
        assertThat(catchThrowableOfType(InvalidValueException.class, () -> catalog.and("b:c", "Again")))
                .isNotNull();
        assertThat(PermissionCatalog.builtInOnly().permissions()).hasSize(9);
    }

    @Test
    @DisplayName("a role catalogue has one owner role, each id once, and tells roles apart by case")
    void roles() {
        RoleCatalog standard = RoleCatalog.standard();
        assertThat(standard.roles()).extracting(role -> role.id().value()).containsExactly("owner", "admin", "member");
        assertThat(standard.roles().get(1).permissions())
                .hasSize(8)
                .doesNotContain(PermissionPattern.of("team:delete"));
        assertThat(standard.role("Admin", "Other").roles()).hasSize(4);
        for (Runnable wrong : List.<Runnable>of(
                () -> standard.role("admin", "Again"),
                () -> standard.grant("nonesuch", "a:b"),
                () -> standard.grant("owner", "a:b"),
                () -> standard.role("x", "X", "A:B"),
                () -> standard.role("x", " "),
                () -> Role.declared(RoleId.of("o"), "O", null, Set.of(), true))) {
            assertThat(catchThrowableOfType(InvalidValueException.class, wrong::run))
                    .isNotNull();
        }
    }
}
