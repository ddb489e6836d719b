package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.Delivery;
import dev.muster.model.Invite;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.PeopleEntry;
import dev.muster.model.PeopleQuery;
import dev.muster.model.PeopleStatus;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.RoleId;
import dev.muster.model.UserId;
import dev.muster.spi.Notifier.DeliveryException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The one list behind a "Users" page: members and invited people together. */
interface PeopleRules extends RulesPart {

    private static List<PeopleEntry> people(Scene on, PeopleQuery query) {
        return on.muster.members().people(on.ann, on.id(), query).items();
    }

    private static List<String> names(Scene on, PeopleQuery query) {
        return people(on, query).stream().map(PeopleEntry::name).toList();
    }

    private static Invite invited(Scene on, String email, String name, String... roles) {
        NewInvite invite = NewInvite.to(email).name(name);
        for (String role : roles) {
            invite = invite.role(role);
        }
        return on.muster.invites().send(on.ann, on.id(), invite);
    }

    /** Ann, and one of each status, with the status as their name. */
    private static Scene oneOfEach(Scene on) {
        on.muster.members().edit(on.ann, on.id(), on.annId, MemberEdit.of().name("ACTIVE"));
        Actor suspended = on.joined("SUSPENDED", "success");
        on.muster.members().suspend(on.ann, on.id(), Scene.idOf(suspended));
        NewInvite brief = NewInvite.to("expired@example.com").name("EXPIRED").role("member");
        on.muster.invites().send(on.ann, on.id(), brief.expiresIn(Duration.ofHours(1)));
        on.mail.failWith(DeliveryException.permanent("no such mailbox", null));
        invited(on, "undelivered@example.com", "UNDELIVERED", "member", "success");
        on.muster.runDueWork();
        on.mail.failWith(null);
        on.clock.advance(Duration.ofHours(2));
        invited(on, "invited@example.com", "INVITED", "success");
        on.muster.runDueWork();
        return on;
    }

    @Test
    @DisplayName("members and invited people are one list by name, without regard to case and accents")
    default void peopleByName() {
        Scene on = Scene.on(subject());
        on.called("dora", "member");
        on.called("Élise", "member");
        invited(on, "bob@example.com", "Bob", "member");
        invited(on, "erik@example.com", "ERIK", "member");
        invited(on, "carl@example.com", "", "member");
        UserId nameless = UserId.of("zz" + Scene.user("x").value());
        on.muster
                .members()
                .addMember(Scene.SYSTEM, on.id(), NewMember.of(Person.of(nameless, "Zoe@example.com"), "member"));

        assertThat(names(on, PeopleQuery.all()))
                .containsExactly("Ann", "Bob", "carl@example.com", "dora", "Élise", "ERIK", "Zoe@example.com");
    }

    @Test
    @DisplayName("a row shows all that a page needs: who, where, roles, status, delivery, rev")
    default void peopleRows() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("Ben", "success", "member"));
        on.muster.members().edit(on.ann, on.id(), ben, MemberEdit.of().location("Oslo"));
        Invite invite = on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to("cem@example.com")
                                .name("Cem")
                                .location("Rome")
                                .role("admin"));

        List<PeopleEntry> rows = people(on, PeopleQuery.all());

        PeopleEntry member = rows.get(1);
        assertThat(member.user()).isEqualTo(ben);
        assertThat(member.invite()).isNull();
        assertThat(member.email().value()).isEqualTo(Scene.address(ben));
        assertThat(member.location()).isEqualTo("Oslo");
        assertThat(member.roles())
                .extracting(RoleGrant::role)
                .containsExactly(RoleId.of("success"), RoleId.of("member"));
        assertThat(member.roleNames()).containsExactly("Customer Success", "Member");
        assertThat(member.status()).isEqualTo(PeopleStatus.ACTIVE);
        assertThat(member.delivery()).isNull();
        assertThat(member.rev()).isEqualTo(on.get(Actor.user(ben)).rev());

        PeopleEntry invited = rows.get(2);
        assertThat(invited.user()).isNull();
        assertThat(invited.invite()).isEqualTo(invite.id());
        assertThat(invited.email()).isEqualTo(invite.email());
        assertThat(invited.location()).isEqualTo("Rome");
        assertThat(invited.roles()).isEqualTo(invite.roles());
        assertThat(invited.roleNames()).containsExactly("Admin");
        assertThat(invited.status()).isEqualTo(PeopleStatus.INVITED);
        assertThat(invited.delivery()).isEqualTo(Delivery.QUEUED);
        assertThat(invited.rev()).isEqualTo(invite.rev());
    }

    @Test
    @DisplayName("a status is of a member, or of an invite by its delivery and by the clock; each can be asked for")
    default void peopleByStatus() {
        Scene on = oneOfEach(Scene.on(subject()));

        Map<PeopleStatus, List<String>> names = new EnumMap<>(PeopleStatus.class);
        for (PeopleStatus status : PeopleStatus.values()) {
            names.put(status, names(on, PeopleQuery.all().status(status)));
        }
        assertThat(names).allSatisfy((status, found) -> assertThat(found).containsExactly(status.name()));
        assertThat(people(on, PeopleQuery.all()))
                .allSatisfy(row -> assertThat(row.status().name()).isEqualTo(row.name()))
                .hasSize(5);
        assertThat(people(on, PeopleQuery.all().status(PeopleStatus.UNDELIVERED)))
                .first()
                .extracting(PeopleEntry::delivery)
                .isEqualTo(Delivery.failed("no such mailbox", 1, MutableClock.START));

        on.clock.advance(Duration.ofDays(8));
        assertThat(names(on, PeopleQuery.all().status(PeopleStatus.EXPIRED)))
                .containsExactly("EXPIRED", "INVITED", "UNDELIVERED");
        assertThat(names(on, PeopleQuery.all().status(PeopleStatus.INVITED))).isEmpty();
    }

    @Test
    @DisplayName("an invite that has ended is no row any more")
    default void peopleEnded() {
        Scene on = Scene.on(subject());
        Invite revoked = invited(on, "a@example.com", "A", "member");
        on.muster.invites().revoke(on.ann, on.id(), revoked.id());
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        on.muster.invites().decline(on.token(ben));
        UserId cem = Scene.user("cem");
        on.invite(on.ann, cem, "member");
        on.accept(cem);

        assertThat(people(on, PeopleQuery.all()))
                .extracting(PeopleEntry::user)
                .containsExactlyInAnyOrder(on.annId, cem);
    }

    @Test
    @DisplayName("a role finds who holds it and who will; together with a status, who is both")
    default void peopleByRole() {
        Scene on = oneOfEach(Scene.on(subject()));
        PeopleQuery success = PeopleQuery.all().role(RoleId.of("success"));

        assertThat(names(on, success)).containsExactly("INVITED", "SUSPENDED", "UNDELIVERED");
        assertThat(names(on, success.status(PeopleStatus.UNDELIVERED))).containsExactly("UNDELIVERED");
        assertThat(names(on, success.status(PeopleStatus.EXPIRED))).isEmpty();
        assertThat(names(on, PeopleQuery.all().role(RoleId.of("owner")))).containsExactly("ACTIVE");
        assertThat(names(on, PeopleQuery.all().role(RoleId.of("nonesuch")))).isEmpty();
    }

    @Test
    @DisplayName("a search finds text in names and addresses without regard to case and accents")
    default void peopleSearch() {
        Scene on = Scene.on(subject());
        on.called("Zoë Müller", "member");
        invited(on, "mueller.zoe@example.com", "Zed", "member");
        invited(on, "Ines@Example.com", "Ünal ȘTEFAN", "success");

        assertThat(names(on, PeopleQuery.all().search("ZOE"))).containsExactly("Zed", "Zoë Müller");
        assertThat(names(on, PeopleQuery.all().search("mull"))).containsExactly("Zoë Müller");
        assertThat(names(on, PeopleQuery.all().search("MÜL"))).containsExactly("Zoë Müller");
        assertThat(names(on, PeopleQuery.all().search("unal s"))).containsExactly("Ünal ȘTEFAN");
        assertThat(names(on, PeopleQuery.all().search("INES@"))).containsExactly("Ünal ȘTEFAN");
        assertThat(names(on, PeopleQuery.all().search("zoe").status(PeopleStatus.ACTIVE)))
                .containsExactly("Zoë Müller");
        assertThat(names(on, PeopleQuery.all().search("example.com").role(RoleId.of("success"))))
                .containsExactly("Ünal ȘTEFAN");
        assertThat(names(on, PeopleQuery.all().search("nobody at all"))).isEmpty();
        assertThat(names(on, PeopleQuery.all().search(" "))).hasSize(4);
    }

    @Test
    @DisplayName("a search takes % and _ and every other sign for what it is")
    default void peopleSearchSigns() {
        Scene on = Scene.on(subject());
        for (String name : List.of("100% Bob", "a_b", "back\\slash", "quo'te", "[x]", "plain")) {
            on.called(name, "member");
        }

        assertThat(names(on, PeopleQuery.all().search("%"))).containsExactly("100% Bob");
        assertThat(names(on, PeopleQuery.all().search("0% b"))).containsExactly("100% Bob");
        assertThat(names(on, PeopleQuery.all().search("a_b"))).contains("a_b").doesNotContain("back\\slash");
        assertThat(names(on, PeopleQuery.all().search("\\"))).containsExactly("back\\slash");
        assertThat(names(on, PeopleQuery.all().search("o'"))).containsExactly("quo'te");
        assertThat(names(on, PeopleQuery.all().search("[x"))).containsExactly("[x]");
        assertThat(names(on, PeopleQuery.all().search("_")))
                .doesNotContain("plain", "Ann")
                .contains("a_b");
    }
}
