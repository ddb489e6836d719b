package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Member;
import dev.muster.model.MemberStatus;
import dev.muster.model.Person;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.ListKey;
import dev.muster.spi.ListOrder;
import dev.muster.spi.MemberReads.MemberFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The list of members: order, pages, filters, search. */
interface MemberListContract extends ContractPart {

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @Label("the pages of the member list hold every member once, in list order, whatever their names")
    default void pagesHoldEveryMemberOnce(
            @ForAll(supplier = Names.class) List<String> names, @ForAll @IntRange(min = 1, max = 9) int limit) {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        List<Member> members = inserted(on, team, names);
        for (MemberFilter filter : List.of(
                new MemberFilter(null, null, null),
                new MemberFilter(MemberStatus.SUSPENDED, null, null),
                new MemberFilter(null, Sample.ADMIN, null),
                new MemberFilter(MemberStatus.ACTIVE, Sample.ADMIN, null))) {
            List<Member> listed = pages(on, team, filter, limit);
            assertThat(listed).as("%s", filter).containsExactlyInAnyOrderElementsOf(matching(members, filter));
            assertThat(listed).extracting(ListOrder::of).as("list order").isSorted();
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    @Label("a search finds who has the folded text in their folded name or address, taken literally")
    default void searchIsLiteral(
            @ForAll(supplier = Names.class) List<String> names,
            @ForAll(supplier = Names.class) List<String> searches,
            @ForAll @IntRange(min = 0, max = 4) int from) {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        List<Member> members = inserted(on, team, names);
        List<String> texts = new ArrayList<>(searches);
        names.forEach(name -> texts.add(ListOrder.fold(name)
                .substring(Math.min(from, ListOrder.fold(name).length()))));
        for (String text : texts) {
            MemberFilter filter = new MemberFilter(null, null, ListOrder.fold(text));
            assertThat(pages(on, team, filter, 4))
                    .as("search for <%s>", filter.search())
                    .containsExactlyInAnyOrderElementsOf(matching(members, filter));
        }
    }

    /** Every other one suspended, every third one an admin, every fourth one without a name. */
    private static List<Member> inserted(Bench on, TeamId team, List<String> names) {
        List<Member> members = new ArrayList<>();
        for (String name : names) {
            int i = members.size();
            Person person = Person.of(Sample.userId(), Sample.email()).name(i % 4 == 3 ? null : name);
            Member member = i % 3 == 0
                    ? Sample.member(team, person, Sample.MEMBER, Sample.ADMIN)
                    : Sample.member(team, person, Sample.MEMBER);
            members.add(i % 2 == 0 ? member : member.status(MemberStatus.SUSPENDED));
        }
        on.insert(members.toArray(Member[]::new));
        return members;
    }

    private static List<Member> matching(List<Member> members, MemberFilter filter) {
        String search = filter.search();
        Predicate<Member> status = member -> filter.status() == null || member.status() == filter.status();
        Predicate<Member> role = member -> filter.role() == null
                || member.roles().stream().anyMatch(grant -> grant.role().equals(filter.role()));
        Predicate<Member> text = member -> search == null
                || ListOrder.of(member).contains(search)
                || member.person().email().key().contains(search);
        return members.stream().filter(status.and(role).and(text)).toList();
    }

    private static List<Member> pages(Bench on, TeamId team, MemberFilter filter, int limit) {
        return Bench.<Member>pages(
                limit, last -> on.<List<Member>>read(team, r -> r.members().list(filter, key(last), limit)));
    }

    private static @Nullable ListKey key(@Nullable Member last) {
        return last == null ? null : new ListKey(ListOrder.of(last), last.user().value());
    }

    @Test
    @DisplayName("the member list is sorted without case and accents, the same on every storage")
    default void listOrder() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        List<String> sorted = List.of(
                "_under",
                "\u00C4nn",
                "ANNA",
                "ben",
                "\u00C9va",
                "f\uFB01 1",
                "STRASSE",
                "zo\u00EB",
                "\u0436",
                "\u4E2D",
                "\uFF5E",
                "\uE000",
                "🦊");
        List<Member> members = new ArrayList<>();
        for (String name : List.of(
                "🦊",
                "\uE000",
                "ben",
                "\u4E2D",
                "zo\u00EB",
                "ANNA",
                "\uFF5E",
                "STRASSE",
                "\u0436",
                "\u00C4nn",
                "f\uFB01 1",
                "_under",
                "\u00C9va")) {
            members.add(Sample.member(team, name));
        }
        on.insert(members.toArray(Member[]::new));
        List<String> expected = new ArrayList<>(sorted);
        expected.sort(Comparator.comparing(ListOrder::fold));
        assertThat(pages(on, team, new MemberFilter(null, null, null), 3))
                .extracting(member -> member.person().displayName())
                .containsExactlyElementsOf(expected);
    }

    @Test
    @DisplayName("members of one name stand in one order, page by page, whatever their ids")
    default void equalNames() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        String id = Sample.userId().value();
        List<Member> members = new ArrayList<>();
        for (String end : List.of("a", "A", "b", "B", "\u00E4", "a a", "_", "%", "\uFFFD", "\uE000", "🦊", "𝒜", "")) {
            members.add(Sample.member(
                    team, Person.of(UserId.of(id + end), Sample.email()).name("Ann"), Sample.ADMIN));
        }
        on.insert(members.toArray(Member[]::new));
        MemberFilter all = new MemberFilter(null, null, null);
        List<Member> atOnce = pages(on, team, all, 100);
        assertThat(atOnce).containsExactlyInAnyOrderElementsOf(members);
        for (int limit = 1; limit < 5; limit++) {
            assertThat(pages(on, team, all, limit)).as("pages of %d", limit).isEqualTo(atOnce);
        }
        assertThat(Bench.<Member>pages(
                        2,
                        last -> on.<List<Member>>read(
                                team, r -> r.members().holding(Sample.ADMIN, last == null ? null : last.user(), 2))))
                .containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    @DisplayName("a list begins behind its key, be there such a row or not; an empty id comes before every id")
    default void listBeginsBehindKey() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        Member ann = Sample.member(team, "Ann");
        Member ben = Sample.member(team, "Ben");
        on.insert(ann, ben);
        MemberFilter all = new MemberFilter(null, null, null);
        on.read(team, r -> {
            assertThat(r.members().list(all, new ListKey("ann", ""), 9)).containsExactly(ann, ben);
            assertThat(r.members().list(all, key(ann), 9)).containsExactly(ben);
            assertThat(r.members().list(all, new ListKey("b", ""), 9)).containsExactly(ben);
            assertThat(r.members().list(all, new ListKey("c", ""), 9)).isEmpty();
            assertThat(r.members().list(all, null, 1)).containsExactly(ann);
            return true;
        });
    }

    @Test
    @DisplayName("a renamed member moves in the list and leaves nothing at the old place; other teams stay out of it")
    default void renamedMember() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        Member ann = Sample.member(team, "Ann");
        Member ben = Sample.member(team, "Ben");
        on.insert(ann, ben);
        on.insert(Sample.member(on.newTeam(), "Aaron"));
        Member renamed = ann.person(ann.person().name("Zoe")).roles(Sample.grants(Sample.ADMIN));
        on.change(team, tx -> tx.members().update(renamed));
        assertThat(pages(on, team, new MemberFilter(null, null, null), 9)).containsExactly(ben, renamed);
        assertThat(pages(on, team, new MemberFilter(null, Sample.MEMBER, null), 9))
                .containsExactly(ben);
        assertThat(pages(on, team, new MemberFilter(null, Sample.ADMIN, "zo"), 9))
                .containsExactly(renamed);
        assertThat(pages(on, team, new MemberFilter(null, RoleId.of("none"), null), 9))
                .isEmpty();
    }
}
