package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.EmailAddress;
import dev.muster.model.InviteId;
import dev.muster.model.Member;
import dev.muster.model.Person;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.StoredInvite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reading many rows at once, as bulk work does. */
interface FetchContract extends ContractPart {

    @Test
    @DisplayName(
            "members are found by many addresses at once, however spelled: all of one address, none of another team")
    default void fetchMembers() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        EmailAddress shared = Sample.email();
        Member ann = Sample.member(team, Person.of(Sample.userId(), shared), Sample.MEMBER);
        Member twin = Sample.member(team, Person.of(Sample.userId(), shared), Sample.MEMBER);
        Member ben = Sample.fullMember(team, Sample.userId());
        Member elsewhere = Sample.member(on.newTeam(), Sample.userId());
        on.insert(ann, twin, ben, Sample.member(team, Sample.userId()));
        on.insert(elsewhere);
        Set<EmailAddress> asked = new HashSet<>();
        for (Member member : List.of(ann, twin, ben, elsewhere)) {
            asked.add(EmailAddress.of(member.person().email().value().toUpperCase(Locale.ROOT)));
        }
        asked.add(Sample.email());

        assertThat(on.<List<Member>>read(team, r -> r.members().withEmails(asked)))
                .containsExactlyInAnyOrder(ann, twin, ben);
        assertThat(on.<List<Member>>decide(team, tx -> tx.members().withEmails(asked)))
                .containsExactlyInAnyOrder(ann, twin, ben);
        assertThat(on.<List<Member>>read(team, r -> r.members().withEmails(Set.of())))
                .isEmpty();
    }

    @Test
    @DisplayName("members are found by many ids at once, none of another team")
    default void fetchUsers() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        Member ann = Sample.fullMember(team, Sample.userId());
        Member ben = Sample.member(team, Sample.userId());
        Member elsewhere = Sample.member(on.newTeam(), Sample.userId());
        on.insert(ann, ben, Sample.member(team, Sample.userId()));
        on.insert(elsewhere);
        Set<UserId> asked = Set.of(ann.user(), ben.user(), elsewhere.user(), Sample.userId());

        assertThat(on.<List<Member>>read(team, r -> r.members().findAll(asked))).containsExactlyInAnyOrder(ann, ben);
        assertThat(on.<List<Member>>decide(team, tx -> tx.members().findAll(asked)))
                .containsExactlyInAnyOrder(ann, ben);
        assertThat(on.<List<Member>>read(team, r -> r.members().findAll(Set.of())))
                .isEmpty();
    }

    @Test
    @DisplayName("invites are found by many ids at once, and by many addresses that they hold")
    default void fetchInvites() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        StoredInvite first = Sample.invite(team, Sample.email());
        StoredInvite second = Sample.invite(team, Sample.email());
        StoredInvite released =
                InviteDraft.of(team).email(Sample.email()).holds(false).stored();
        StoredInvite elsewhere = Sample.invite(on.newTeam(), Sample.email());
        on.insert(first, second, released, Sample.invite(team, Sample.email()));
        on.insert(elsewhere);
        Set<InviteId> ids = new HashSet<>(Set.of(new InviteId(UUID.randomUUID())));
        Set<EmailAddress> emails = new HashSet<>(Set.of(Sample.email()));
        for (StoredInvite invite : List.of(first, second, released, elsewhere)) {
            ids.add(invite.invite().id());
            emails.add(EmailAddress.of(invite.invite().email().value().toUpperCase(Locale.ROOT)));
        }

        assertThat(on.<List<StoredInvite>>read(team, r -> r.invites().findAll(ids)))
                .containsExactlyInAnyOrder(first, second, released);
        assertThat(on.<List<StoredInvite>>read(team, r -> r.invites().holders(emails)))
                .containsExactlyInAnyOrder(first, second);
        assertThat(on.<List<StoredInvite>>decide(team, tx -> tx.invites().findAll(ids)))
                .containsExactlyInAnyOrder(first, second, released);
        assertThat(on.<List<StoredInvite>>decide(team, tx -> tx.invites().holders(emails)))
                .containsExactlyInAnyOrder(first, second);
        assertThat(on.<List<StoredInvite>>read(team, r -> r.invites().findAll(Set.of())))
                .isEmpty();
        assertThat(on.<List<StoredInvite>>read(team, r -> r.invites().holders(Set.of())))
                .isEmpty();
    }

    @Test
    @DisplayName("a thousand members, invites and addresses can be asked for at once")
    default void fetchAThousand() {
        Bench on = new Bench(this);
        TeamId team = on.newTeam();
        List<StoredInvite> invites = new ArrayList<>();
        Set<InviteId> ids = new HashSet<>();
        Set<EmailAddress> emails = new HashSet<>();
        Set<UserId> users = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            StoredInvite invite = Sample.invite(team, Sample.email());
            ids.add(invite.invite().id());
            emails.add(invite.invite().email());
            users.add(Sample.userId());
            if (i % 10 == 0) {
                invites.add(invite);
            }
        }
        on.insert(invites.toArray(StoredInvite[]::new));

        assertThat(on.<List<StoredInvite>>read(team, r -> r.invites().findAll(ids)))
                .containsExactlyInAnyOrderElementsOf(invites);
        assertThat(on.<List<StoredInvite>>read(team, r -> r.invites().holders(emails)))
                .containsExactlyInAnyOrderElementsOf(invites);
        assertThat(on.<List<Member>>read(team, r -> r.members().withEmails(emails)))
                .isEmpty();
        assertThat(on.<List<Member>>read(team, r -> r.members().findAll(users))).isEmpty();
    }
}
