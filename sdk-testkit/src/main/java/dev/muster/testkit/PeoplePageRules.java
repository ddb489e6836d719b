package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.Cursor;
import dev.muster.model.InvalidValueException.Code;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewInvite;
import dev.muster.model.Page;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.PeopleStatus;
import dev.muster.model.RoleId;
import dev.muster.model.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The list of people, page by page. */
interface PeoplePageRules extends RulesPart {

    /** Few enough that many are equal; the last is equal to another but for case and accent. */
    List<String> NAMES = List.of("Ann", "Bo", "bö", "Cy", "cy", "Zed");

    /** All rows, with pages of these sizes one after the other, over and over. */
    private static List<PeopleEntry> visited(Scene on, PeopleQuery query, List<Integer> sizes) {
        List<PeopleEntry> rows = new ArrayList<>();
        Cursor next = null;
        int page = 0;
        do {
            int size = sizes.get(page++ % sizes.size());
            Slice<PeopleEntry> slice = on.muster
                    .members()
                    .people(on.ann, on.id(), query.page(Page.first().after(next).size(size)));
            assertThat(slice.items()).hasSizeLessThanOrEqualTo(size);
            rows.addAll(slice.items());
            next = slice.next();
            assertThat(next == null || slice.items().size() == size)
                    .as("only the last page is short")
                    .isTrue();
        } while (next != null);
        return rows;
    }

    private static Scene crowd(Scene on, List<Integer> members, List<Integer> invites) {
        for (int name : members) {
            on.called(NAMES.get(name), "member");
        }
        for (int name : invites) {
            NewInvite invite = NewInvite.to(Scene.address(Scene.user("i"))).role("member");
            on.muster.invites().send(on.ann, on.id(), invite.name(NAMES.get(name)));
        }
        return on;
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    @Label("pages of any size show everybody exactly once, by name, members before invited people of the same name")
    default void pageByPage(
            @ForAll @Size(max = 8) List<@IntRange(max = 5) Integer> members,
            @ForAll @Size(max = 8) List<@IntRange(max = 5) Integer> invites,
            @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 5) Integer> sizes) {
        Scene on = crowd(Scene.on(subject()), members, invites);

        List<PeopleEntry> rows = visited(on, PeopleQuery.all(), sizes);

        assertThat(rows).hasSize(1 + members.size() + invites.size());
        assertThat(new HashSet<>(rows.stream().map(PeoplePageRules::who).toList()))
                .hasSameSizeAs(rows);
        List<String> order = rows.stream()
                .map(row -> folded(row.name()) + (row.user() == null ? " 2" : " 1"))
                .toList();
        assertThat(order).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(rows).isEqualTo(visited(on, PeopleQuery.all(), List.of(200)));
        assertThat(visited(on, PeopleQuery.all().status(PeopleStatus.INVITED), sizes))
                .hasSize(invites.size());
        assertThat(visited(on, PeopleQuery.all().search("c"), sizes))
                .isEqualTo(rows.stream()
                        .filter(row -> folded(row.name() + row.email().key()).contains("c"))
                        .toList());
    }

    private static Object who(PeopleEntry row) {
        return row.user() == null ? Objects.requireNonNull(row.invite()) : row.user();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('ö', 'o');
    }

    @Test
    @DisplayName("a page has 50 rows unless it says otherwise, 1 to 200")
    default void pageSizes() {
        Scene on = Scene.on(subject());
        for (int i = 0; i < 50; i++) {
            on.called("m" + i, "member");
        }

        Slice<PeopleEntry> first = on.muster.members().people(on.ann, on.id(), PeopleQuery.all());
        assertThat(first.items()).hasSize(50);
        assertThat(first.next()).isNotNull();
        assertThat(on.muster
                        .members()
                        .people(
                                on.ann,
                                on.id(),
                                PeopleQuery.all().page(Page.first().size(51)))
                        .next())
                .isNull();
        for (int size : new int[] {0, -1, 201, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            on.invalid(
                    "size",
                    Code.OUT_OF_RANGE,
                    () -> on.muster
                            .members()
                            .people(
                                    on.ann,
                                    on.id(),
                                    PeopleQuery.all().page(Page.first().size(size))));
        }
    }

    @Test
    @DisplayName("a cursor is good for its own list, team and query only, and a changed one for nothing")
    default void pageCursors() {
        Scene on = crowd(Scene.on(subject()), List.of(1, 2, 3), List.of(1));
        Scene there = crowd(Scene.on(subject()), List.of(1, 2, 3), List.of(1));
        Page one = Page.first().size(1);
        Cursor cursor = Objects.requireNonNull(on.muster
                .members()
                .people(on.ann, on.id(), PeopleQuery.all().page(one))
                .next());
        Page next = one.after(cursor);

        assertThat(on.muster
                        .members()
                        .people(on.ann, on.id(), PeopleQuery.all().page(next.size(2)))
                        .items())
                .as("another page size is no other query")
                .hasSize(2);
        for (PeopleQuery other : List.of(
                PeopleQuery.all().status(PeopleStatus.ACTIVE),
                PeopleQuery.all().role(RoleId.of("member")),
                PeopleQuery.all().search("b"))) {
            on.invalid("cursor", Code.MALFORMED, () -> on.muster.members().people(on.ann, on.id(), other.page(next)));
        }
        on.invalid(
                "cursor",
                Code.MALFORMED,
                () -> on.muster
                        .members()
                        .people(on.ann, there.id(), PeopleQuery.all().page(next)));
        on.invalid("cursor", Code.MALFORMED, () -> on.muster.teams().of(on.ann, on.annId, next));

        String text = cursor.value();
        for (int i = 0; i < text.length(); i++) {
            char changed = text.charAt(i) == 'A' ? 'B' : 'A';
            refusesCursor(on, text.substring(0, i) + changed + text.substring(i + 1));
        }
        String start = text.substring(0, text.length() - 1);
        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            if (!text.equals(start + last)) {
                refusesCursor(on, start + last);
            }
        }
        for (String broken : List.of("", " ", "A", "!", text + "A", text + "=", text + "==", "é", text.substring(1))) {
            refusesCursor(on, broken);
        }
    }

    private static void refusesCursor(Scene on, String cursor) {
        on.invalid(
                "cursor",
                Code.MALFORMED,
                () -> on.muster
                        .members()
                        .people(
                                on.ann,
                                on.id(),
                                PeopleQuery.all().page(Page.first().after(Cursor.of(cursor)))));
    }

    @Test
    @DisplayName("a cursor outlives the row it stands on")
    default void pageAfterGone() {
        Scene on = Scene.on(subject());
        Actor ben = on.joined("ben", "member");
        on.called("cem", "member");
        Slice<PeopleEntry> first = on.muster
                .members()
                .people(on.ann, on.id(), PeopleQuery.all().page(Page.first().size(2)));
        on.muster.members().remove(on.ann, on.id(), Scene.idOf(ben));
        on.muster.members().edit(on.ann, on.id(), on.annId, MemberEdit.of().name("Abe"));

        assertThat(on.muster
                        .members()
                        .people(
                                on.ann,
                                on.id(),
                                PeopleQuery.all().page(Page.first().after(first.next())))
                        .items())
                .extracting(PeopleEntry::name)
                .containsExactly("cem");
    }
}
