package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Actor;
import dev.muster.model.EmailAddress;
import dev.muster.model.EndReason;
import dev.muster.model.Invite;
import dev.muster.model.InviteStatus;
import dev.muster.model.LostAuthority;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.Person;
import dev.muster.model.Team;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.Notifier.DeliveryException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That of who is erased no address is left, wherever it stood and however it became known. */
interface ErasedAddressRules extends RulesPart {

    private static String rows(Scene on, TeamId... others) {
        StringBuilder rows = new StringBuilder(Snapshot.of(on.storage, on.id()).toString());
        for (TeamId team : others) {
            rows.append(Snapshot.of(on.storage, team));
        }
        return rows.toString().toLowerCase(Locale.ROOT);
    }

    private static int erase(Scene on, EmailAddress email) {
        return on.muster.members().erase(Scene.SYSTEM, email);
    }

    private static int erase(Scene on, UserId user) {
        return on.muster.members().erase(Scene.SYSTEM, user);
    }

    private static Invite invite(Scene on, TeamId team, EmailAddress to) {
        return on.muster
                .invites()
                .send(
                        Scene.SYSTEM,
                        team,
                        NewInvite.to(to).name("Eve Trace").message("dear Trace").role("member"));
    }

    private static HoldRules.Case held(Scene on) {
        HoldRules.Case held = new HoldRules.Case(on);
        assertThat(on.accept(held.ben).outcome()).isEqualTo(Outcome.HELD);
        return held;
    }

    private Scene holding() {
        return Scene.on(subject(), builder -> builder.lostAuthority(LostAuthority.HOLD));
    }

    @Test
    @DisplayName("the address of who has left or moved goes from where it stood for their name, too")
    default void erasedInPlaceOfName() {
        Scene on = Scene.on(subject());
        UserId eve = Scene.user("eve");
        UserId joe = Scene.user("joe");
        on.invite(on.ann, eve, "member");
        on.accept(eve);
        on.muster.members().leave(Actor.user(eve), on.id());
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(Scene.person(joe), "member"));
        on.muster.members().updatePerson(Scene.SYSTEM, Person.of(joe, "moved-" + Scene.address(joe)));

        assertThat(erase(on, Scene.email(eve))).isEqualTo(1);
        assertThat(erase(on, Scene.email(joe))).isEqualTo(1);

        assertThat(rows(on))
                .doesNotContain(Scene.email(eve).key())
                .doesNotContain("=" + Scene.email(joe).key())
                .contains("moved-" + joe.value());
        assertThat(erase(on, Scene.email(eve))).isZero();
    }

    @Test
    @DisplayName("who only declined is erased with their address, and with what was sent to it in other teams")
    default void erasedWhoDeclined() {
        Scene on = Scene.on(subject());
        UserId eve = Scene.user("eve");
        Team other = on.another("Other");
        Invite declined = invite(on, on.id(), Scene.email(eve));
        on.muster.invites().decline(on.id(), declined.id(), Scene.verified(eve));
        Invite open = invite(on, other.id(), Scene.email(eve));

        assertThat(erase(on, eve)).isEqualTo(2);

        assertThat(rows(on, other.id())).doesNotContain(eve.value(), "trace");
        assertThat(on.get(declined.id()).status()).isEqualTo(InviteStatus.DECLINED);
        Invite ended = on.muster.invites().get(Scene.SYSTEM, other.id(), open.id());
        assertThat(ended.endReason()).isEqualTo(EndReason.INVITEE_REMOVED);
    }

    @Test
    @DisplayName("a second address that a member accepted an invite with is erased with them, in other teams, too")
    default void erasedWithSecondAddress() {
        Scene on = Scene.on(subject());
        UserId eve = Scene.user("eve");
        EmailAddress second = Scene.email(Scene.user("second"));
        Team other = on.another("Other");
        on.muster
                .members()
                .addMember(Scene.SYSTEM, on.id(), NewMember.of(Scene.person(eve).name("Eve"), "member"));
        Invite used = invite(on, on.id(), second);
        Invite open = invite(on, other.id(), second);
        VerifiedUser both = VerifiedUser.of(eve, List.of(Scene.email(eve), second));
        assertThat(on.muster.invites().accept(on.id(), used.id(), both).outcome())
                .isEqualTo(Outcome.ALREADY_MEMBER);

        erase(on, eve);

        assertThat(rows(on, other.id())).doesNotContain(eve.value(), second.key(), "trace");
        assertThat(on.muster.invites().get(Scene.SYSTEM, other.id(), open.id()).status())
                .isEqualTo(InviteStatus.REVOKED);
    }

    @Test
    @DisplayName("what a mail server said of a mail to them goes, though the mail was about somebody else")
    default void erasedFromReasons() {
        Scene on = Scene.telling(subject());
        UserId gil = Scene.user("gil");
        UserId ben = Scene.user("ben");
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(Scene.person(gil), "admin"));
        on.muster.runDueWork();
        on.invite(Actor.user(gil), ben, "member");
        on.accept(ben);
        on.mail.failWith(DeliveryException.permanent(
                "550 <" + Scene.address(gil).toUpperCase(Locale.ROOT) + ">: no such user", null));
        on.muster.runDueWork();
        assertThat(rows(on)).contains("<" + Scene.email(gil).key() + ">: no such user");

        erase(on, gil);

        assertThat(rows(on)).doesNotContain(gil.value()).contains(ben.value());
    }

    @Test
    @DisplayName("who is erased while they wait leaves nothing, be it by user or by address")
    default void erasedWhileHeld() {
        HoldRules.Case byUser = held(holding());
        assertThat(erase(byUser.on, byUser.ben)).isEqualTo(1);
        HoldRules.Case byAddress = held(holding());
        assertThat(erase(byAddress.on, Scene.email(byAddress.ben))).isEqualTo(1);
        for (HoldRules.Case c : new HoldRules.Case[] {byUser, byAddress}) {
            assertThat(rows(c.on)).doesNotContain(c.ben.value());
            assertThat(c.on.get(c.invite.id()).endReason()).isEqualTo(EndReason.INVITEE_REMOVED);
            assertThat(c.held()).isEmpty();
            Invariants.check(c.on);
        }
    }

    @Test
    @DisplayName("who waits with an address that another member has come to have is erased, and the invite ends")
    default void erasedWhileHeldWithSharedAddress() {
        HoldRules.Case c = held(holding());
        Actor joe = c.on.joined("joe", "member");
        c.on.muster.members().updatePerson(Scene.SYSTEM, Person.of(Scene.idOf(joe), Scene.address(c.ben)));

        assertThat(erase(c.on, c.ben)).isEqualTo(1);

        assertThat(c.on.get(joe).person().email()).isEqualTo(Scene.email(c.ben));
        assertThat(c.held()).isEmpty();
        assertThat(c.on.get(c.invite.id()).status()).isEqualTo(InviteStatus.REVOKED);
        assertThat(c.on.get(c.invite.id()).endReason()).isEqualTo(EndReason.INVITEE_REMOVED);
        assertThat(c.on.get(c.invite.id()).email()).isEqualTo(c.on.addressKey.pseudonym(Scene.email(c.ben)));
        Invariants.check(c.on);
    }
}
