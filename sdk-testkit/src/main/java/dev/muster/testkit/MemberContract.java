package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.EmailAddress;
import dev.muster.model.Member;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.MemberReads.MemberFilter;
import dev.muster.spi.Storage.TransientConflict;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rows of members. */
interface MemberContract extends ContractPart {

    @Test
    @DisplayName("a member comes back as they were inserted, with every optional field absent")
    default void plainMember() {
        Bench on = new Bench(this);
        Member member = Sample.member(on.newTeam(), Sample.userId());
        on.insert(member);
        assertThat(on.find(member.team(), member.user())).isEqualTo(member);
    }

    @Test
    @DisplayName("a member comes back as they were inserted, with every field in use and all of Unicode in them")
    default void fullMember() {
        Bench on = new Bench(this);
        Member member = Sample.fullMember(on.newTeam(), UserId.of(Sample.WILD + Sample.userId()));
        on.insert(member);
        Member found = Objects.requireNonNull(on.find(member.team(), member.user()));
        assertThat(found).isEqualTo(member);
        assertThat(found.person().email().value())
                .as("the spelling of the address")
                .isEqualTo(member.person().email().value());
    }

    @Test
    @DisplayName("an update writes all of a member, and can take optional fields away again")
    default void memberUpdateWritesAll() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        Member full = Sample.fullMember(team, Sample.userId());
        Member plain = Sample.member(team, full.user());
        on.insert(full);
        on.change(team, tx -> tx.members().update(plain));
        assertThat(on.find(team, full.user())).isEqualTo(plain);
        on.change(team, tx -> tx.members().update(full));
        assertThat(on.find(team, full.user())).isEqualTo(full);
    }

    @Test
    @DisplayName("one membership for each user: inserting a member again conflicts")
    default void oneMembership() {
        Bench on = new Bench(this);
        Member ann = Sample.member(on.newTeam(), "Ann");
        on.insert(ann);
        assertThatThrownBy(() -> on.insert(Sample.member(ann.team(), ann.user())))
                .isInstanceOf(TransientConflict.class);
        assertThat(on.find(ann.team(), ann.user())).isEqualTo(ann);
    }

    @Test
    @DisplayName("updating or deleting who is no member conflicts, be they a member elsewhere")
    default void noMember() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        Member elsewhere = Sample.member(on.newTeam(), "Ann");
        on.insert(elsewhere);
        assertThatThrownBy(() -> on.change(team, tx -> tx.members().update(Sample.member(team, elsewhere.user()))))
                .isInstanceOf(TransientConflict.class);
        assertThatThrownBy(() -> on.change(team, tx -> tx.members().delete(elsewhere.user())))
                .isInstanceOf(TransientConflict.class);
        assertThat(on.find(elsewhere.team(), elsewhere.user())).isEqualTo(elsewhere);
        assertThat(on.rev(team)).isEqualTo(1);
    }

    @Test
    @DisplayName("a deleted member is found by nothing any more, and can come back")
    default void deletedMember() {
        Bench on = new Bench(this);
        Member ann = Sample.member(on.newTeam(), "Ann");
        on.insert(ann);
        on.change(ann.team(), tx -> tx.members().delete(ann.user()));
        on.read(ann.team(), r -> {
            assertThat(r.members().find(ann.user())).isNull();
            assertThat(r.members().withEmail(ann.person().email())).isEmpty();
            assertThat(r.members().holding(Sample.MEMBER, null, 9)).isEmpty();
            assertThat(r.members().list(new MemberFilter(null, null, null), null, 9))
                    .isEmpty();
            assertThat(r.members().count(9)).isZero();
            return true;
        });
        assertThat(on.teamsOf(ann.user())).isEmpty();
        on.insert(ann);
        assertThat(on.find(ann.team(), ann.user())).isEqualTo(ann);
    }

    @Test
    @DisplayName("user ids are opaque: case, accents and spaces within make another person")
    default void userIdsAreOpaque() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        String id = Sample.userId().value();
        for (String same : List.of("a", "A", "\u00E4", "a\u0308", "a a", "a  a", "ss", "\u00DF", "🦊", "🐻")) {
            UserId user = UserId.of(id + same);
            assertThat(on.find(team, user)).as(same).isNull();
            on.insert(Sample.member(team, user));
        }
        assertThat(on.<Integer>read(team, r -> r.members().count(99))).isEqualTo(10);
        Member changed = Sample.fullMember(team, UserId.of(id + "A"));
        on.change(team, tx -> tx.members().update(changed));
        assertThat(on.find(team, changed.user())).isEqualTo(changed);
        assertThat(on.find(team, UserId.of(id + "a")))
                .extracting(Member::location)
                .isNull();
    }

    @Test
    @DisplayName("members are found by their address, however it is spelled, and several may have one")
    default void withEmail() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        EmailAddress address = Sample.email();
        EmailAddress louder =
                EmailAddress.of(address.value().replace("p.", "P.").replace("example", "EXAMPLE"));
        Member ann = Sample.member(team, Person.of(Sample.userId(), address), Sample.MEMBER);
        Member ben = Sample.member(team, Person.of(Sample.userId(), louder), Sample.MEMBER);
        on.insert(ann, ben, Sample.member(team, "Other"));
        on.insert(Sample.member(on.newTeam(), Person.of(Sample.userId(), address), Sample.MEMBER));
        assertThat(on.<List<Member>>read(team, r -> r.members().withEmail(louder)))
                .containsExactlyInAnyOrder(ann, ben);

        on.change(team, tx -> tx.members().update(ann.person(Person.of(ann.user(), Sample.email()))));
        assertThat(on.<List<Member>>read(team, r -> r.members().withEmail(address)))
                .containsExactly(ben);
        assertThat(on.<List<Member>>read(team, r -> r.members().withEmail(Sample.email())))
                .isEmpty();
    }

    @Test
    @DisplayName("all members are counted, whatever their status, as far as is asked for")
    default void count() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        on.insert(Sample.member(team, "a"), Sample.fullMember(team, Sample.userId()), Sample.member(team, "c"));
        assertThat(on.<Integer>read(team, r -> r.members().count(100))).isEqualTo(3);
        assertThat(on.<Integer>read(team, r -> r.members().count(3))).isEqualTo(3);
        assertThat(on.<Integer>read(team, r -> r.members().count(2))).isBetween(2, 3);
    }

    @Test
    @DisplayName("who holds a role is found in pages, ended grants too, and no longer once it is taken away")
    default void holding() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        for (int i = 0; i < 7; i++) {
            Person person = Person.of(Sample.userId(), Sample.email());
            on.insert(Sample.member(team, person, i % 2 == 0 ? Sample.ADMIN : Sample.MEMBER, RoleId.of("r" + i)));
        }
        Member ended = Sample.member(team, Sample.userId())
                .roles(List.of(new RoleGrant(Sample.ADMIN, Sample.at(-1), Sample.SYSTEM)));
        on.insert(ended);
        on.insert(Sample.member(on.newTeam(), Person.of(Sample.userId(), Sample.email()), Sample.ADMIN));

        List<Member> admins = holders(on, team, Sample.ADMIN);
        assertThat(admins)
                .hasSize(5)
                .doesNotHaveDuplicates()
                .contains(ended)
                .allMatch(member ->
                        member.roles().stream().anyMatch(grant -> grant.role().equals(Sample.ADMIN)));
        assertThat(holders(on, team, RoleId.of("r3"))).hasSize(1);
        assertThat(holders(on, team, RoleId.of("R3"))).isEmpty();

        on.change(
                team,
                tx -> tx.members()
                        .update(ended.roles(Sample.grants(Sample.MEMBER)).rev(2)));
        assertThat(holders(on, team, Sample.ADMIN)).hasSize(4).noneMatch(ended::equals);
        assertThat(holders(on, team, Sample.MEMBER)).hasSize(4);
    }

    private static List<Member> holders(Bench on, TeamId team, RoleId role) {
        return Bench.<Member>pages(
                2,
                last -> on.<List<Member>>read(
                        team, r -> r.members().holding(role, last == null ? null : last.user(), 2)));
    }
}
