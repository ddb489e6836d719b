package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.EmailAddress;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.Invite;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.Page;
import dev.muster.model.Person;
import dev.muster.model.Team;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That an address can be erased from all teams, whoever has it. */
interface AddressErasureRules extends RulesPart {

    @Test
    @DisplayName("an address is erased from invites, whatever became of them, and with it whoever is a member under it")
    default void addressErased() {
        Scene on = Scene.on(subject());
        UserId dan = Scene.user("dan");
        EmailAddress address = Scene.email(dan);
        Invite declined = on.invite(on.ann, dan, "member");
        on.muster.invites().decline(on.id(), declined.id(), Scene.verified(dan));
        Invite revoked = on.invite(on.ann, dan, "member");
        on.muster.invites().revoke(on.ann, on.id(), revoked.id());
        Team other = on.another("Other");
        Invite open = on.muster
                .invites()
                .send(
                        Scene.SYSTEM,
                        other.id(),
                        NewInvite.to(Scene.address(dan).toUpperCase(Locale.ROOT))
                                .name("Dan D.")
                                .role("member"));
        on.muster
                .members()
                .addMember(Scene.SYSTEM, on.another("Third").id(), NewMember.of(Scene.person(dan), "member"));

        assertThat(on.muster.members().erase(Scene.SYSTEM, address)).isEqualTo(3);

        String rows =
                (Snapshot.of(on.storage, on.id()) + " " + Snapshot.of(on.storage, other.id())).toLowerCase(Locale.ROOT);
        assertThat(rows).doesNotContain(dan.value(), address.key(), "dan d.");
        assertThat(on.get(declined.id()).status()).isEqualTo(InviteStatus.DECLINED);
        assertThat(on.get(revoked.id()).email()).isEqualTo(on.addressKey.pseudonym(address));
        Invite ended = on.muster.invites().get(Scene.SYSTEM, other.id(), open.id());
        assertThat(ended.endReason()).isEqualTo(EndReason.INVITEE_REMOVED);
        assertThat(on.muster.teams().of(Scene.SYSTEM, dan, Page.first()).items())
                .isEmpty();
        on.muster.runDueWork();
        assertThat(on.mail.to(open.email().value()))
                .noneMatch(mail -> mail.team().equals(other.id()));
        Invariants.check(on);
    }

    @Test
    @DisplayName("an address that somebody else has in a team stays theirs there")
    default void sharedAddressStays() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(Scene.person(ben), "member"));
        on.muster
                .members()
                .addMember(Scene.SYSTEM, on.id(), NewMember.of(Person.of(joe, Scene.address(ben)), "member"));

        on.muster.members().erase(Scene.SYSTEM, ben);

        Snapshot rows = Snapshot.of(on.storage, on.id());
        assertThat(rows.members())
                .extracting(member -> member.user())
                .contains(joe)
                .doesNotContain(ben);
        assertThat(on.get(Actor.user(joe)).person().email()).isEqualTo(Scene.email(ben));
        assertThat(rows.history())
                .filteredOn(event -> joe.equals(event.user()))
                .extracting(TeamEvent::type)
                .containsExactly(EventType.MEMBER_ADDED);
    }

    @Test
    @DisplayName(
            "an erased address that wants no mail still gets none, is invited once at a time, and may be erased again")
    default void erasedAddressIsKnownAgain() {
        Scene on = Scene.on(subject());
        UserId dan = Scene.user("dan");
        on.muster.invites().suppress(Scene.SYSTEM, Scene.email(dan));
        on.invite(on.ann, dan, "member");
        on.muster.members().erase(Scene.SYSTEM, Scene.email(dan));

        Invite again = on.invite(on.ann, dan, "member");
        assertThat(again.email()).isEqualTo(Scene.email(dan));
        assertThat(on.get(again.id()).delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(on.mail.to(Scene.address(dan))).isEmpty();
        on.refused(Reason.ALREADY_INVITED, () -> on.send(on.ann, Scene.address(dan), "member"));
        assertThat(on.muster.members().erase(Scene.SYSTEM, Scene.email(dan))).isEqualTo(1);
        assertThat(on.get(again.id()).email()).isEqualTo(on.addressKey.pseudonym(Scene.email(dan)));
    }

    @Test
    @DisplayName("a bulk call that is repeated is answered as before, though somebody of it was erased meanwhile")
    default void erasedFromBulkCall() {
        Scene on = Scene.on(subject());
        UserId dan = Scene.user("dan");
        List<NewInvite> rows = List.of(NewInvite.to(Scene.email(dan)).role("member"));
        BulkOptions keyed = BulkOptions.bestEffort().key("import");
        var first = on.muster.invites().sendAll(on.ann, on.id(), rows, keyed);
        on.muster.members().erase(Scene.SYSTEM, Scene.email(dan));
        assertThat(on.muster.invites().sendAll(on.ann, on.id(), rows, keyed)).isEqualTo(first);
        assertThat(Snapshot.of(on.storage, on.id()).toString())
                .doesNotContain(Scene.email(dan).key());
    }

    @Test
    @DisplayName("race: erase and accept: whoever was faster, nobody of this address is in, and no row has it")
    default void raceEraseAndAccept() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            UserId ben = Scene.user("ben");
            on.invite(on.ann, ben, "member");
            Raced.between(race, () -> on.muster.members().erase(Scene.SYSTEM, Scene.email(ben)), () -> on.accept(ben))
                    .bothOr(Reason.INVITE_REVOKED);
            Snapshot rows = Snapshot.of(on.storage, on.id());
            assertThat(rows.members()).extracting(member -> member.user()).containsExactly(on.annId);
            assertThat(rows.toString()).doesNotContain(ben.value());
        });
    }
}
