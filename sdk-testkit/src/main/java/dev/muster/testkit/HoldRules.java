package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Accepted;
import dev.muster.model.Accepted.Outcome;
import dev.muster.model.Actor;
import dev.muster.model.EndReason;
import dev.muster.model.EventType;
import dev.muster.model.HeldAcceptance;
import dev.muster.model.Invite;
import dev.muster.model.InviteStatus;
import dev.muster.model.LostAuthority;
import dev.muster.model.Member;
import dev.muster.model.MemberEdit;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewMember;
import dev.muster.model.Page;
import dev.muster.model.PermissionPattern;
import dev.muster.model.Person;
import dev.muster.model.RoleGrant;
import dev.muster.model.Slice;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That accepting may be held for approval where nobody vouches for the roles any more. */
interface HoldRules extends RulesPart {

    /** Ben has an invite as an accountant, from an administrator who has become a member like others. */
    final class Case {
        final Scene on;
        final UserId ben = Scene.user("ben");
        final Actor giver;
        final Invite invite;

        Case(Scene on) {
            this.on = on;
            giver = on.joined("giver", "admin");
            invite = on.invite(giver, ben, "accountant");
            role("member");
        }

        /** What the giver is from now on. */
        void role(String role) {
            on.muster
                    .members()
                    .edit(on.ann, on.id(), Scene.idOf(giver), MemberEdit.of().roles(role));
        }

        Member approve(Actor by) {
            return on.muster.invites().approve(by, on.id(), invite.id());
        }

        List<HeldAcceptance> held() {
            return HoldRules.held(on);
        }
    }

    private Case held() {
        Case c = new Case(Scene.on(subject(), builder -> builder.lostAuthority(LostAuthority.HOLD)));
        assertThat(c.on.accept(c.ben).outcome()).isEqualTo(Outcome.HELD);
        return c;
    }

    private static List<HeldAcceptance> held(Scene on) {
        List<HeldAcceptance> all = new ArrayList<>();
        @Nullable Slice<HeldAcceptance> slice = null;
        do {
            Page page =
                    slice == null ? Page.first().size(1) : Page.first().size(1).after(slice.next());
            slice = on.muster.invites().held(on.ann, on.id(), page);
            all.addAll(slice.items());
        } while (slice.next() != null);
        return all;
    }

    @Test
    @DisplayName(
            "who accepts an invite that nobody vouches for waits: not in, the invite open with its seat, seen by managers")
    default void heldUntilApproved() {
        Scene on = Scene.on(subject(), builder -> builder.lostAuthority(LostAuthority.HOLD));
        Case c = new Case(on);
        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 3);
        VerifiedUser ben = Scene.verified(c.ben).name("Ben");

        Accepted accepted = on.muster.invites().accept(on.token(c.ben), ben);

        assertThat(accepted).isEqualTo(new Accepted(null, Outcome.HELD));
        assertThat(Snapshot.of(on.storage, on.id()).members()).hasSize(2);
        assertThat(on.get(c.invite.id()).status()).isEqualTo(InviteStatus.PENDING);
        on.refused(Reason.SEATS_EXHAUSTED, () -> on.send(on.ann, "joe@example.com", "member"));
        HeldAcceptance waiting = new HeldAcceptance(
                on.get(c.invite.id()), Person.of(c.ben, Scene.address(c.ben)).name("Ben"), on.clock.instant());
        assertThat(c.held()).containsExactly(waiting);
        assertThat(on.last().type()).isEqualTo(EventType.INVITE_ACCEPTANCE_HELD);
        assertThat(on.last().user()).isEqualTo(c.ben);
        assertThat(on.muster.invites().failedAccepts(on.ann, on.id(), c.invite.id()))
                .isEmpty();

        Snapshot before = Snapshot.of(on.storage, on.id());
        on.clock.advance(Duration.ofHours(1));
        assertThat(on.muster.invites().accept(on.token(c.ben), ben)).isEqualTo(accepted);
        assertThat(on.muster.invites().accept(on.id(), c.invite.id(), ben)).isEqualTo(accepted);
        assertThat(Snapshot.of(on.storage, on.id())).isEqualTo(before);
        Invariants.check(on);
    }

    @Test
    @DisplayName("approved in one call, they are in with the roles given by the approver")
    default void heldThenApproved() {
        Case c = held();
        Member member = c.approve(c.on.ann);
        assertThat(member).isEqualTo(c.on.get(Actor.user(c.ben)));
        assertThat(member.roles()).extracting(RoleGrant::by).containsOnly(c.on.ann.ref());
        assertThat(c.on.get(c.invite.id()).status()).isEqualTo(InviteStatus.ACCEPTED);
        assertThat(c.on.get(c.invite.id()).acceptedBy()).isEqualTo(c.ben);
        assertThat(c.on.last().type()).isEqualTo(EventType.MEMBER_JOINED);
        assertThat(c.on.last().actor()).isEqualTo(c.on.ann.ref());
        assertThat(c.held()).isEmpty();
        assertThat(c.on.accept(c.ben).outcome()).isEqualTo(Outcome.ALREADY_JOINED);
        c.on.refused(Reason.INVITE_USED, () -> c.approve(c.on.ann));
        Invariants.check(c.on);
    }

    @Test
    @DisplayName("turned down in one call, the invite is taken back, and they are told so")
    default void heldThenTurnedDown() {
        Case c = held();
        Invite ended = c.on.muster.invites().turnDown(c.on.ann, c.on.id(), c.invite.id());
        assertThat(ended.status()).isEqualTo(InviteStatus.REVOKED);
        assertThat(ended.endReason()).isEqualTo(EndReason.TURNED_DOWN);
        assertThat(c.held()).isEmpty();
        c.on.refused(Reason.INVITE_REVOKED, () -> c.on.accept(c.ben));
        c.on.refused(Reason.INVITE_REVOKED, () -> c.approve(c.on.ann));
    }

    @Test
    @DisplayName("an approver gives no more than they have, and what nobody has accepted cannot be approved")
    default void approvedUnderTheCeiling() {
        Case c = held();
        Actor other = c.on.joined("other", "admin", "inviter");
        c.on.muster
                .members()
                .edit(c.on.ann, c.on.id(), Scene.idOf(other), MemberEdit.of().roles("admin"));
        c.approve(other);
        Case second = held();
        Actor poor = second.on.joined("poor", "inviter");
        second.on.refused(Reason.PERMISSION_MISSING, () -> second.approve(poor));
        Invite open = second.on.send(second.on.ann, "joe@example.com", "member");
        second.on.refused(
                Reason.HELD_ACCEPTANCE_NOT_FOUND,
                () -> second.on.muster.invites().approve(second.on.ann, second.on.id(), open.id()));
        second.on.refused(
                Reason.HELD_ACCEPTANCE_NOT_FOUND,
                () -> second.on.muster.invites().turnDown(second.on.ann, second.on.id(), open.id()));
    }

    @Test
    @DisplayName("once the giver can give the roles again, accepting again lets them in")
    default void heldThenVouchedFor() {
        Case c = held();
        c.role("admin");
        assertThat(c.on.accept(c.ben).outcome()).isEqualTo(Outcome.JOINED);
        assertThat(c.held()).isEmpty();
        Invariants.check(c.on);
    }

    @Test
    @DisplayName("an invite expires while it is held; sent again, it can be approved, and turned down at any time")
    default void heldAndExpired() {
        Case c = held();
        c.on.clock.set(c.invite.expiresAt());
        c.on.refused(Reason.INVITE_EXPIRED, () -> c.approve(c.on.ann));
        assertThat(c.held()).extracting(one -> one.invite().status()).containsExactly(InviteStatus.EXPIRED);
        c.on.muster.invites().resend(c.on.ann, c.on.id(), c.invite.id());
        c.approve(c.on.ann);
        Invariants.check(c.on);

        Case other = held();
        other.on.clock.set(other.invite.expiresAt());
        other.on.muster.invites().turnDown(other.on.ann, other.on.id(), other.invite.id());
        assertThat(other.held()).isEmpty();
    }

    @Test
    @DisplayName("with an account to be set up there is nobody yet who could wait: refused")
    default void notHeldWithAccount() {
        Case c = new Case(Scene.on(subject(), builder -> builder.lostAuthority(LostAuthority.HOLD)));
        assertThat(c.on.refused(
                                Reason.INVITER_LACKS_AUTHORITY,
                                () -> c.on.muster.invites().accept(c.on.token(c.ben), row -> {
                                    throw new AssertionError("an account is made");
                                }))
                        .missing())
                .contains(PermissionPattern.of("invoice:approve"));
    }

    @Test
    @DisplayName("who has become a member meanwhile keeps what they have, and the invite closes")
    default void heldAndAddedUnderAnotherAddress() {
        Case c = held();
        UserId ben = c.ben;
        c.on.muster
                .members()
                .addMember(
                        Scene.SYSTEM,
                        c.on.id(),
                        NewMember.of(Person.of(ben, Scene.address(Scene.user("other"))), "member"));
        assertThat(c.approve(c.on.ann).roles())
                .extracting(grant -> grant.role().value())
                .containsExactly("member");
        assertThat(c.on.get(c.invite.id()).status()).isEqualTo(InviteStatus.ACCEPTED);
    }

    @Test
    @DisplayName("those who wait are listed page by page, the longest waiting first")
    default void heldListed() {
        Scene on = Scene.on(subject(), builder -> builder.lostAuthority(LostAuthority.HOLD));
        Case first = new Case(on);
        Case second = new Case(on);
        Case third = new Case(on);
        for (Case one : List.of(second, third, first)) {
            on.clock.advance(Duration.ofMinutes(1));
            on.accept(one.ben);
        }
        assertThat(held(on)).extracting(one -> one.person().id()).containsExactly(second.ben, third.ben, first.ben);
    }

    @Test
    @DisplayName("race: approve and revoke, approve and turn down, approve twice: one of them counts")
    default void raceApproveAndEnd() throws Exception {
        race((c, race) -> Raced.between(
                        race,
                        () -> c.approve(c.on.ann),
                        () -> c.on.muster.invites().revoke(c.on.ann, c.on.id(), c.invite.id()))
                .oneWins(Reason.INVITE_REVOKED, Reason.INVITE_USED));
        race((c, race) -> Raced.between(
                        race,
                        () -> c.approve(c.on.ann),
                        () -> c.on.muster.invites().turnDown(c.on.ann, c.on.id(), c.invite.id()))
                .oneWins(Reason.INVITE_REVOKED, Reason.INVITE_USED));
        race((c, race) -> {
            Callable<Member> approve = () -> c.approve(c.on.ann);
            Raced.between(race, approve, approve).oneWins(Reason.INVITE_USED);
        });
    }

    @Test
    @DisplayName("race: approve, and accept once more: they are in once")
    default void raceApproveAndAccept() throws Exception {
        race((c, race) -> {
            c.role("admin");
            Raced raced = Raced.between(race, () -> c.on.accept(c.ben), () -> c.approve(c.on.ann));
            raced.bothOr(Reason.INVITE_USED);
            assertThat(c.on.history())
                    .filteredOn(event -> event.type() == EventType.MEMBER_JOINED)
                    .extracting(TeamEvent::user)
                    .containsExactly(c.ben);
        });
    }

    /** One round of a race. */
    @FunctionalInterface
    interface HeldRound {
        void on(Case held, RaceScene race) throws Exception;
    }

    private void race(HeldRound round) throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Case c = new Case(on);
            on.hold(c.invite.id(), c.ben);
            round.on(c, race);
        });
    }
}
