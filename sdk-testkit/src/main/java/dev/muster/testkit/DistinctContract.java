package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.EmailAddress;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
import dev.muster.model.Member;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.MemberReads;
import dev.muster.spi.MemberReads.MemberFilter;
import dev.muster.spi.StoredInvite;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Text is compared character by character and kept as it is, whatever a database's default has to say. */
interface DistinctContract extends ContractPart {

    @Test
    @DisplayName("two addresses that a collation may take for one are invited side by side, and each finds its own")
    default void twinAddresses() {
        Bench on = new Bench(this);
        for (Twins twins : Twins.addresses()) {
            TeamId team = on.newTeam();
            StoredInvite first = Sample.invite(team, EmailAddress.of(twins.one()));
            StoredInvite second = Sample.invite(team, EmailAddress.of(twins.other()));
            on.insert(first, second);
            assertThat(holder(on, first)).as("%s", twins).isEqualTo(first);
            assertThat(holder(on, second)).as("%s", twins).isEqualTo(second);
        }
    }

    private static StoredInvite holder(Bench on, StoredInvite of) {
        EmailAddress email = of.invite().email();
        return on.read(
                of.invite().team(),
                reader -> Objects.requireNonNull(reader.invites().holder(email)));
    }

    @Test
    @DisplayName("a member is found by their own address and not by its twin")
    default void twinAddressesOfMembers() {
        Bench on = new Bench(this);
        for (Twins twins : Twins.addresses()) {
            TeamId team = on.newTeam();
            Member member = Sample.member(team, Person.of(Sample.userId(), twins.one()), Sample.MEMBER);
            on.insert(member);
            assertThat(members(on, team, reads -> reads.withEmail(EmailAddress.of(twins.one()))))
                    .as("%s", twins)
                    .containsExactly(member);
            assertThat(members(on, team, reads -> reads.withEmail(EmailAddress.of(twins.other()))))
                    .as("%s", twins)
                    .isEmpty();
        }
    }

    private static List<Member> members(Bench on, TeamId team, Function<MemberReads, List<Member>> query) {
        return on.read(team, reader -> query.apply(reader.members()));
    }

    @Test
    @DisplayName("two user ids that a collation may take for one, by their case or otherwise, are two people")
    default void twinUsers() {
        Bench on = new Bench(this);
        for (Twins twins : Twins.keys()) {
            TeamId team = on.newTeam();
            TeamId elsewhere = on.newTeam();
            String rest = UUID.randomUUID().toString();
            Member first = Sample.member(team, UserId.of(twins.one() + rest));
            Member second = Sample.member(team, UserId.of(twins.other() + rest));
            on.insert(first, second);
            on.insert(Sample.member(elsewhere, second.user()));
            assertThat(on.find(team, first.user())).as("%s", twins).isEqualTo(first);
            assertThat(on.find(team, second.user())).as("%s", twins).isEqualTo(second);
            assertThat(on.teamsOf(first.user())).as("%s", twins).hasSize(1);
            assertThat(on.teamsOf(second.user())).as("%s", twins).hasSize(2);
            on.change(team, tx -> tx.members().delete(second.user()));
            assertThat(on.find(team, first.user())).as("%s", twins).isEqualTo(first);
        }
    }

    @Test
    @DisplayName("two role ids that a collation may take for one are two roles, even in one hand")
    default void twinRoles() {
        Bench on = new Bench(this);
        for (Twins twins : Twins.keys()) {
            TeamId team = on.newTeam();
            RoleId one = RoleId.of(twins.one());
            RoleId other = RoleId.of(twins.other());
            Member first = Sample.member(team, Person.of(UserId.of("1"), Sample.email()), one);
            Member second = Sample.member(team, Person.of(UserId.of("2"), Sample.email()), other);
            Member both = Sample.member(team, Person.of(UserId.of("3"), Sample.email()), one, other);
            on.insert(first, second, both);
            assertThat(members(on, team, reads -> reads.holding(one, null, 10)))
                    .as("%s", twins)
                    .containsExactlyInAnyOrder(first, both);
            assertThat(members(on, team, reads -> reads.list(new MemberFilter(null, other, null), null, 10)))
                    .as("%s", twins)
                    .containsExactlyInAnyOrder(second, both);
        }
    }

    @Test
    @DisplayName("characters of every Unicode plane are kept in ids, names, locations, attributes and event details")
    default void everyPlane() {
        Bench on = new Bench(this);
        for (int plane = 0; plane <= 16; plane++) {
            keeps(on, Twins.ofPlane(plane));
        }
    }

    private static void keeps(Bench on, String text) {
        TeamId team = Sample.teamId();
        on.insert(Sample.team(team, text, null));
        Member member = new Member(
                team,
                Person.of(UserId.of(text), "ann@example.com").name(text),
                text,
                List.of(new RoleGrant(RoleId.of(text), null, Sample.SYSTEM)),
                Sample.member(team, "Ann").status(),
                Map.of(text, text),
                Sample.T0,
                1);
        StoredInvite invite = InviteDraft.of(team).name(text).stored();
        TeamEvent event = new TeamEvent(
                UUID.randomUUID(),
                team,
                2,
                0,
                Sample.T0,
                EventType.MEMBER_EDITED,
                Sample.SYSTEM,
                member.user(),
                null,
                null,
                text,
                List.of(new FieldChange("name", text, "a" + text)));
        on.insert(member);
        on.insert(invite);
        on.append(team, event);
        assertThat(on.team(team).name()).isEqualTo(text);
        assertThat(on.find(team, member.user())).isEqualTo(member);
        assertThat(on.find(team, invite.invite().id())).isEqualTo(invite);
        assertThat(on.history(team)).containsExactly(event);
    }
}
