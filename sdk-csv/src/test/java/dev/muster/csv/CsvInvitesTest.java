package dev.muster.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.BulkRow;
import dev.muster.model.InvalidValueException;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Role;
import dev.muster.model.RoleId;
import dev.muster.model.RoleStatus;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People to invite, from CSV. */
class CsvInvitesTest {

    private static List<BulkRow> rows(String csv, UnaryOperator<NewInvite> defaults) {
        List<BulkRow> rows = new ArrayList<>();
        CsvInvites.read(new StringReader(csv), defaults).forEachRemaining(rows::add);
        return rows;
    }

    private static List<BulkRow> rows(String csv) {
        return rows(csv, UnaryOperator.identity());
    }

    private static NewInvite invite(BulkRow row) {
        return Objects.requireNonNull(row.invite(), row::toString);
    }

    private static InvalidValueException problem(BulkRow row) {
        return Objects.requireNonNull(row.problem(), row::toString);
    }

    @Test
    @DisplayName("columns come in any order and letter case, and every field of an invite has one")
    void everyColumn() {
        List<BulkRow> rows = rows("""
                Location,Roles,EMAIL ,name,Message,locale,attribute:Desk
                Oslo,admin; member,ben@example.com,Ben,Hello,de-CH,4b
                """);

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).number()).isEqualTo(2);
        assertThat(invite(rows.get(0)))
                .isEqualTo(NewInvite.to("ben@example.com")
                        .name("Ben")
                        .role("admin")
                        .role("member")
                        .location("Oslo")
                        .message("Hello")
                        .locale(Locale.forLanguageTag("de-CH"))
                        .attributes(Map.of("Desk", "4b")));
    }

    @Test
    @DisplayName("what a row leaves empty or out is as the caller prepared it")
    void defaults() {
        List<BulkRow> rows = rows(
                "email,name,role\na@example.com,Ann,admin\nb@example.com,,\nc@example.com\n",
                invite -> invite.name("Guest").role("member").message("Hi"));

        assertThat(rows).extracting(row -> invite(row).name()).containsExactly("Ann", "Guest", "Guest");
        assertThat(rows)
                .extracting(row -> invite(row).roles().get(0))
                .containsExactly(NewGrant.of("admin"), NewGrant.of("member"), NewGrant.of("member"));
        assertThat(rows).allMatch(row -> "Hi".equals(invite(row).message()));
    }

    @Test
    @DisplayName("a role is meant by its id, or else by its name in any letter case, if the roles are given along")
    void rolesByName() {
        String csv = "email,roles\na@example.com,Admin;book KEEPER\nb@example.com,member\nc@example.com,Clerk\n";
        List<Role> roles = List.of(role("admin", "Admin"), role("r-1", "Book keeper"), role("r-2", "Member"));
        List<BulkRow> rows = new ArrayList<>();
        CsvInvites.read(new StringReader(csv), UnaryOperator.identity(), roles).forEachRemaining(rows::add);
        assertThat(rows)
                .extracting(row -> invite(row).roles())
                .containsExactly(
                        List.of(NewGrant.of("admin"), NewGrant.of("r-1")),
                        List.of(NewGrant.of("r-2")),
                        List.of(NewGrant.of("Clerk")));

        List<Role> swapped = List.of(role("member", "Admin"), role("Admin", "member"));
        rows.clear();
        CsvInvites.read(new StringReader(csv), UnaryOperator.identity(), swapped)
                .forEachRemaining(rows::add);
        assertThat(invite(rows.get(1)).roles()).containsExactly(NewGrant.of("member"));
    }

    private static Role role(String id, String name) {
        Set<PermissionPattern> nothing = Set.of();
        return new Role(
                RoleId.of(id), name, null, nothing, nothing, Set.of(), Role.Origin.TEAM, RoleStatus.ACTIVE, false, 1);
    }

    @Test
    @DisplayName(
            "a byte order mark, any line end, quotes, and line breaks in quotes are read, and rows keep their lines")
    void quotingAndLines() {
        String csv = "\uFEFF\"email\",\"name\",\"message\"\r\n"
                + "a@example.com,\"Ann \"\"the\"\" Boss, Ms\",\"one\r\ntwo\"\r\n"
                + "\r\n"
                + "b@example.com,\"Ben\",\n"
                + "nobody,Cem,\r"
                + "d@example.com,Dan,";
        List<BulkRow> rows = new ArrayList<>();
        CsvInvites.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), invite -> invite)
                .forEachRemaining(rows::add);

        assertThat(invite(rows.get(0)).name()).isEqualTo("Ann \"the\" Boss, Ms");
        assertThat(invite(rows.get(0)).message()).isEqualTo("one\r\ntwo");
        assertThat(rows).extracting(BulkRow::number).containsExactly(2L, 5L, 6L, 7L);
        assertThat(problem(rows.get(2)).field()).isEqualTo("email");
        assertThat(invite(rows.get(3)).name()).isEqualTo("Dan");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", ","})
    @DisplayName("the header tells the separator")
    void separators(String separator) {
        List<BulkRow> rows = rows(String.join(separator, "name", "email", "location") + "\n"
                + String.join(separator, "Ben", "ben@example.com", "Oslo") + "\n");
        assertThat(invite(rows.get(0)).location()).isEqualTo("Oslo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "name,location\n",
                "email,emial\n",
                "email,Email\n",
                "email,role,roles\n",
                "email,attribute:\n",
                ",email\n"
            })
    @DisplayName(
            "a header that is missing, or names something unknown, twice or not the address, is refused with its line")
    void badHeader(String csv) {
        assertThatThrownBy(() -> CsvInvites.read(new StringReader(csv), invite -> invite))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        problem -> assertThat(problem.field()).isEqualTo("line 1"));
    }

    @Test
    @DisplayName("a malformed row says what is wrong, and the next one is read")
    void badRows() {
        List<BulkRow> rows = rows("""
                email,name,roles
                "a@example.com,b@example.com",A,member
                ,B,member
                c@example.com,C,member,more
                d@example.com,D,member;member
                e@example.com,E,member
                """);

        assertThat(rows.subList(0, 4))
                .extracting(row -> problem(row).field())
                .containsExactly("email", "email", "row", "roles");
        assertThat(invite(rows.get(4)).name()).isEqualTo("E");
    }

    @Test
    @DisplayName("empty cells at the end of the header or a row do not count, as spreadsheets write them")
    void trailingCells() {
        List<BulkRow> rows = rows("email,name,,\na@example.com,Ann,,,\n,,\nb@example.com,,\n, ,\n,Cem,,\n");
        assertThat(rows).extracting(BulkRow::number).containsExactly(2L, 4L, 6L);
        assertThat(invite(rows.get(0)).name()).isEqualTo("Ann");
        assertThat(invite(rows.get(1)).name()).isNull();
        assertThat(problem(rows.get(2)).field()).isEqualTo("email");
    }

    @Test
    @DisplayName("a language that is no language tag is answered in its row")
    void badLocale() {
        List<BulkRow> rows = rows("email,locale\na@example.com,German!\nb@example.com,de_CH\nc@example.com,pt-BR\n");
        assertThat(rows.subList(0, 2)).allSatisfy(row -> {
            assertThat(problem(row).field()).isEqualTo("locale");
            assertThat(problem(row).code()).isEqualTo(InvalidValueException.Code.MALFORMED);
        });
        assertThat(invite(rows.get(2)).locale()).isEqualTo(Locale.forLanguageTag("pt-BR"));
    }

    @Test
    @DisplayName("what is not UTF-8 is answered in its own row, and the others are read; in the header it is refused")
    void notUtf8() {
        StringBuilder csv = new StringBuilder("email,name\n");
        for (int line = 2; line <= 2_000; line++) {
            csv.append("p").append(line).append("@example.com,").append(line == 1_002 ? "J\u00F6rg\n" : "Jo\n");
        }
        List<BulkRow> rows = new ArrayList<>();
        CsvInvites.read(new ByteArrayInputStream(latin1(csv.toString())), invite -> invite)
                .forEachRemaining(rows::add);

        assertThat(rows).hasSize(1_999);
        assertThat(rows)
                .filteredOn(row -> row.problem() != null)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.number()).isEqualTo(1_002);
                    assertThat(problem(row).field()).isEqualTo("name");
                    assertThat(problem(row)).hasMessageContaining("UTF-8");
                });
        byte[] header = latin1("email,attribute:Gr\u00F6\u00DFe\n");
        assertThatThrownBy(() -> CsvInvites.read(new ByteArrayInputStream(header), invite -> invite))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("UTF-8");
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    @DisplayName("where a file cannot be read on, the last row says so and where")
    void brokenFile() {
        String endless = "email,name\na@example.com,Ann\nb@example.com,\"Ben\n" + "x".repeat(50_000);
        List<BulkRow> rows = rows(endless);
        assertThat(invite(rows.get(0)).name()).isEqualTo("Ann");
        assertThat(rows).hasSize(2);
        assertThat(problem(rows.get(1)).code()).isEqualTo(InvalidValueException.Code.MALFORMED);
        assertThat(problem(rows.get(1))).hasMessageStartingWith("line ");

        Reader strict = new InputStreamReader(
                new ByteArrayInputStream(latin1("email,name\na@example.com,J\u00F6rg\n")),
                StandardCharsets.UTF_8.newDecoder());
        assertThatThrownBy(() -> CsvInvites.read(strict, invite -> invite))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("UTF-8");
    }
}
