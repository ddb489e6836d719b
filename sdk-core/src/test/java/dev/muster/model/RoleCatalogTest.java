package dev.muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoleCatalogTest {

    private final RoleCatalog standard = RoleCatalog.standard();

    private static Role role(RoleCatalog catalog, String id) {
        return catalog.roles().stream()
                .filter(role -> role.id().equals(RoleId.of(id)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("a role in code gives what it includes, however deep, and what is granted to that later")
    void included() {
        RoleCatalog catalog = standard.role("a", "A", "x:a")
                .role("b", "B", "x:b")
                .role("c", "C", "x:c")
                .include("b", "a")
                .include("c", "b", "member")
                .grant("a", "x:late")
                .describe("c", "The last one");
        assertThat(role(catalog, "c").permissions())
                .extracting(PermissionPattern::value)
                .containsExactly("members:read", "x:a", "x:b", "x:c", "x:late");
        assertThat(role(catalog, "c").own()).containsExactly(PermissionPattern.of("x:c"));
        assertThat(role(catalog, "c").includes()).containsExactly(RoleId.of("b"), RoleId.of("member"));
        assertThat(role(catalog, "a").permissions()).hasSize(2);
    }

    @Test
    @DisplayName("circles, the owner role, undeclared roles and a name that another role has are refused")
    void refused() {
        RoleCatalog catalog = standard.role("a", "A").role("b", "B").include("b", "a");
        for (Runnable wrong : List.<Runnable>of(
                () -> catalog.include("a", "b"),
                () -> catalog.include("a", "a"),
                () -> catalog.include("a", "owner"),
                () -> catalog.include("owner", "a"),
                () -> catalog.include("a", "nonesuch"),
                () -> catalog.role("c", "a"),
                () -> catalog.role("c", "MEMBER"),
                () -> catalog.role("c", "owner"))) {
            assertThat(catchThrowableOfType(InvalidValueException.class, wrong::run))
                    .isNotNull();
        }
    }
}
