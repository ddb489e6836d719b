package dev.muster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What became of permissions that are declared no longer. */
class FormerPermissionTest {

    private enum Right {
        READ,
        PAY
    }

    private final PermissionCatalog catalog = PermissionCatalog.of("bill:read", "See bills")
            .renamed("invoice:see", "bill:read")
            .renamed("invoice:read", "invoice:see")
            .removed("invoice:print")
            .renamed("paper:print", "invoice:print");

    @Test
    @DisplayName("a stored permission is followed to what it is called today, or is no more")
    void today() {
        PermissionPattern read = PermissionPattern.of("bill:read");
        assertThat(catalog.today("invoice:read")).isEqualTo(read);
        assertThat(catalog.today("invoice:see")).isEqualTo(read);
        assertThat(catalog.today("bill:read")).isEqualTo(read);
        assertThat(catalog.today("invoice:*")).isEqualTo(PermissionPattern.of("invoice:*"));
        assertThat(catalog.today("*")).isEqualTo(PermissionPattern.ALL);
        assertThat(catalog.today("cart:empty")).isEqualTo(PermissionPattern.of("cart:empty"));
        assertThat(catalog.today("invoice:print")).isNull();
        assertThat(catalog.today("paper:print")).isNull();
        for (String malformed : List.of("", "invoice", "In:Voice", "a:b:c", "invoice:re*")) {
            assertThat(catalog.today(malformed)).as(malformed).isNull();
        }
        assertThat(catalog.contains(Permission.of("invoice:read"))).isFalse();
    }

    @Test
    @DisplayName("a name is renamed once, to something that is there, and never means something new")
    void refused() {
        for (Runnable wrong : List.<Runnable>of(
                () -> catalog.renamed("a:b", "c:d"),
                () -> catalog.renamed("a:b", "a:b"),
                () -> catalog.renamed("bill:read", "members:read"),
                () -> catalog.renamed("invoice:read", "bill:read"),
                () -> catalog.removed("invoice:read"),
                () -> catalog.removed("members:read"),
                () -> catalog.and("invoice:read", "Again"),
                () -> catalog.renamed("a:*", "bill:read"))) {
            assertThat(catchThrowableOfType(InvalidValueException.class, wrong::run))
                    .isNotNull();
        }
    }

    @Test
    @DisplayName("the constants of an enum can be declared in one call")
    void constants() {
        PermissionCatalog declared = PermissionCatalog.of(
                Right.values(), right -> "invoice:" + right.name().toLowerCase(Locale.ROOT), Right::name);
        assertThat(declared.descriptions())
                .containsEntry(Permission.of("invoice:read"), "READ")
                .containsEntry(Permission.of("invoice:pay"), "PAY");
    }
}
