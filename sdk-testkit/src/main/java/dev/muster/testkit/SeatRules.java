package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Actor;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.MusterException;
import dev.muster.model.MusterException.Kind;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.NewMember;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.Storage;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many people a team may have, counting those who are invited. */
interface SeatRules extends RulesPart {

    @Test
    @DisplayName("members, suspended ones too, and open invites take the seats")
    default void seatsCount() {
        Scene on = seats(subject(), 4);
        Actor ben = on.joined("ben", "member");
        on.muster.members().suspend(on.ann, on.id(), Scene.idOf(ben));
        on.invite(on.ann, Scene.user("joe"), "member");
        Invite last = on.invite(on.ann, Scene.user("eve"), "member");

        MusterException refusal = full(on);
        assertThat(refusal.kind()).isEqualTo(Kind.LIMITED);
        assertThat(refusal.details()).containsEntry("seats", "4");
        on.refused(Reason.SEATS_EXHAUSTED, () -> on.joined("zoe", "member"));
        on.muster.invites().revoke(on.ann, on.id(), last.id());
        on.joined("zoe", "member");
        full(on);
        on.muster.members().remove(on.ann, on.id(), Scene.idOf(ben));
        on.invite(on.ann, Scene.user("max"), "member");
        full(on);
    }

    @Test
    @DisplayName("an expired or declined invite frees its seat")
    default void seatsFreed() {
        Scene on = seats(subject(), 2);
        UserId joe = Scene.user("joe");
        on.invite(on.ann, Scene.user("ben"), "member");
        full(on);
        on.clock.advance(Duration.ofDays(7));
        on.invite(on.ann, joe, "member");
        full(on);
        on.muster.invites().decline(on.token(joe));
        on.invite(on.ann, Scene.user("eve"), "member");
    }

    @Test
    @DisplayName("opening an expired invite again needs a seat, by resend or by edit")
    default void seatsForReopening() {
        Scene on = seats(subject(), 2);
        UserId ben = Scene.user("ben");
        Invite bens = on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofDays(7));
        Invite other = on.invite(on.ann, Scene.user("joe"), "member");
        InviteEdit reopen = InviteEdit.of().expiresIn(Duration.ofDays(1));

        on.refused(Reason.SEATS_EXHAUSTED, () -> on.muster.invites().resend(on.ann, on.id(), bens.id()));
        on.refused(Reason.SEATS_EXHAUSTED, () -> on.muster.invites().edit(on.ann, on.id(), bens.id(), reopen));
        on.muster.invites().edit(on.ann, on.id(), bens.id(), InviteEdit.of().name("Ben"));
        on.muster.invites().revoke(on.ann, on.id(), other.id());
        on.muster.invites().edit(on.ann, on.id(), bens.id(), reopen);
        full(on);
        on.accept(ben);
    }

    @Test
    @DisplayName("what keeps an open invite open, or puts another one in its place, needs no seat")
    default void seatsForReplacing() {
        Scene on = seats(subject(), 2);
        UserId ben = Scene.user("ben");
        Invite first = on.invite(on.ann, ben, "member");
        on.clock.advance(Duration.ofHours(1));
        on.muster.invites().resend(on.ann, on.id(), first.id());
        on.muster.invites().edit(on.ann, on.id(), first.id(), InviteEdit.of().expiresIn(Duration.ofDays(9)));
        replace(on, ben);

        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 1);
        replace(on, ben);
        on.muster.runDueWork();
        on.accept(ben);
    }

    @Test
    @DisplayName("a seat that was kept can be taken, even after the limit was lowered")
    default void seatsKept() {
        Scene on = seats(subject(), 3);
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        on.invite(on.ann, ben, "member");
        on.invite(on.ann, joe, "member");

        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 1);

        assertThat(on.accept(ben).outcome()).isEqualTo(Outcome.JOINED);
        assertThat(on.accept(joe).outcome()).isEqualTo(Outcome.JOINED);
        full(on);
        on.muster.members().remove(on.ann, on.id(), joe);
        full(on);
        on.muster.members().leave(Actor.user(ben), on.id());
        full(on);
        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), null);
        on.invite(on.ann, Scene.user("eve"), "member");
    }

    @Test
    @DisplayName("who is added takes the seat that was kept for them, or a free one")
    default void seatsForAdding() {
        Scene on = seats(subject(), 2);
        UserId ben = Scene.user("ben");
        on.invite(on.ann, ben, "member");
        on.refused(Reason.SEATS_EXHAUSTED, () -> on.joined("joe", "member"));

        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 1);
        on.muster.members().addMember(Scene.SYSTEM, on.id(), NewMember.of(Scene.person(ben), "member"));
        full(on);
    }

    @Test
    @DisplayName("a member who accepts another invite gives its seat back")
    default void seatsOfAMember() {
        Scene on = seats(subject(), 3);
        Actor ben = on.joined("ben", "member");
        String second = "second-" + Scene.address(Scene.idOf(ben));
        on.send(on.ann, second, "member");
        on.muster.runDueWork();
        full(on);
        on.muster.invites().accept(on.mail.tokenTo(second), VerifiedUser.of(Scene.idOf(ben), second));
        on.invite(on.ann, Scene.user("joe"), "member");
    }

    private static void replace(Scene on, UserId user) {
        on.muster
                .invites()
                .send(
                        on.ann,
                        on.id(),
                        NewInvite.to(Scene.address(user)).role("member").ifPending(IfPending.REPLACE));
    }

    private static Scene seats(Storage storage, int seats) {
        Scene on = Scene.on(storage);
        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), seats);
        return on;
    }

    /** There is no seat for one more. */
    private static MusterException full(Scene on) {
        return on.refused(Reason.SEATS_EXHAUSTED, () -> on.send(on.ann, Scene.address(Scene.user("more")), "member"));
    }
}
