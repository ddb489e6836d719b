package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.Person;
import dev.muster.model.UserId;
import dev.muster.model.VerifiedUser;
import dev.muster.spi.StoredInvite;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What may be done with an invite, by the state that it is in: one test for each cell of the table. */
interface InviteStateTable extends RulesPart {

    /** The columns of the table. */
    List<State> STATES = List.of(State.values());

    @TestFactory
    @DisplayName("every operation on an invite, by its state")
    default Stream<DynamicNode> stateTable() {
        return Operation.table().entrySet().stream()
                .map(row -> dynamicContainer(
                        row.getKey().name(),
                        STATES.stream()
                                .map(state -> dynamicTest(
                                        state + ": " + text(row.getValue().get(STATES.indexOf(state))),
                                        () -> check(
                                                state,
                                                row.getKey(),
                                                row.getValue().get(STATES.indexOf(state)))))));
    }

    private static String text(@Nullable Reason reason) {
        return reason == null ? "done" : reason.name();
    }

    private void check(State state, Operation operation, @Nullable Reason expected) throws Throwable {
        Scene scene = Scene.on(subject());
        Cell cell = new Cell(scene);
        state.reached.by(cell);
        scene.clock.advance(Duration.ofMinutes(2));
        StoredInvite before = scene.stored(cell.invite.id());
        assertThat(scene.get(cell.invite.id()).status()).isEqualTo(state.shown);

        if (expected != null) {
            scene.refused(expected, () -> operation.done.by(cell));
        } else {
            operation.done.by(cell);
        }
        if (before.invite().status() != InviteStatus.PENDING) {
            assertThat(scene.stored(cell.invite.id()))
                    .as("what has ended never changes")
                    .isEqualTo(before);
        }
    }

    /** An invite of Ben, sent by Ann, that is brought into a state before something is done with it. */
    final class Cell {
        final Scene on;
        final UserId ben = Scene.user("ben");
        final Invite invite;
        final String token;

        Cell(Scene on) {
            this.on = on;
            this.invite = on.invite(on.ann, ben, "success");
            this.token = on.token(ben);
        }

        NewInvite again(IfPending policy) {
            return NewInvite.to(Scene.address(ben)).role("success").ifPending(policy);
        }
    }

    /** Something that is done with an invite. */
    @FunctionalInterface
    interface Step {
        void by(Cell cell) throws Throwable;
    }

    /** How an invite comes to be in a state, and what that looks like. */
    enum State {
        PENDING(InviteStatus.PENDING, c -> {}),
        EXPIRED(InviteStatus.EXPIRED, c -> c.on.clock.advance(Duration.ofDays(7))),
        ACCEPTED(InviteStatus.ACCEPTED, c -> c.on.accept(c.ben)),
        DECLINED(InviteStatus.DECLINED, c -> c.on.muster.invites().decline(c.token)),
        REVOKED(InviteStatus.REVOKED, c -> c.on.muster.invites().revoke(c.on.ann, c.on.id(), c.invite.id())),
        REPLACED(
                InviteStatus.REVOKED, c -> c.on.muster.invites().send(c.on.ann, c.on.id(), c.again(IfPending.REPLACE)));

        private final InviteStatus shown;
        private final Step reached;

        State(InviteStatus shown, Step reached) {
            this.shown = shown;
            this.reached = reached;
        }
    }

    /** The operations; the table below says what each is answered with in each state. */
    enum Operation {
        EDIT(c -> c.on.muster
                .invites()
                .edit(c.on.ann, c.on.id(), c.invite.id(), InviteEdit.of().location("Oslo"))),
        EDIT_EXPIRY(c -> c.on.muster
                .invites()
                .edit(c.on.ann, c.on.id(), c.invite.id(), InviteEdit.of().expiresIn(Duration.ofDays(1)))),
        RESEND(c -> c.on.muster.invites().resend(c.on.ann, c.on.id(), c.invite.id())),
        RESEND_WITHOUT_MAIL(c -> c.on.muster.invites().resendWithoutMail(c.on.ann, c.on.id(), c.invite.id())),
        REVOKE(c -> c.on.muster.invites().revoke(c.on.ann, c.on.id(), c.invite.id())),
        COPY_LINK(c -> c.on.muster.invites().copyLink(c.on.ann, c.on.id(), c.invite.id())),
        PREVIEW(c -> c.on.muster.invites().preview(c.token)),
        PREVIEW_BY_INVITED(c -> c.on.muster.invites().preview(c.token, Scene.verified(c.ben))),
        PREVIEW_BY_ANOTHER(c -> c.on.muster.invites().preview(c.token, Scene.verified(Scene.user("joe")))),
        ACCEPT(c -> c.on.muster.invites().accept(c.token, Scene.verified(c.ben))),
        ACCEPT_BY_ANOTHER(c -> c.on.muster.invites().accept(c.token, Scene.verified(Scene.user("joe")))),
        ACCEPT_BY_ANOTHER_WITH_THE_ADDRESS(
                c -> c.on.muster.invites().accept(c.token, VerifiedUser.of(Scene.user("joe"), Scene.address(c.ben)))),
        ACCEPT_WITH_ACCOUNT(c -> c.on.muster.invites().accept(c.token, row -> Person.of(c.ben, row.email()))),
        REQUEST_LINK(c -> c.on.muster.invites().requestLink(c.token)),
        GRANT_LINK_REQUEST(c -> c.on.muster.invites().grantLinkRequest(c.on.ann, c.on.id(), c.invite.id())),
        GRANT_LINK_REQUEST_WITHOUT_MAIL(
                c -> c.on.muster.invites().grantLinkRequestWithoutMail(c.on.ann, c.on.id(), c.invite.id())),
        APPROVE(c -> c.on.muster.invites().approve(c.on.ann, c.on.id(), c.invite.id())),
        TURN_DOWN(c -> c.on.muster.invites().turnDown(c.on.ann, c.on.id(), c.invite.id())),
        ACCEPT_FROM_THE_LIST(c -> c.on.muster.invites().accept(c.on.id(), c.invite.id(), Scene.verified(c.ben))),
        DECLINE_FROM_THE_LIST(c -> c.on.muster.invites().decline(c.on.id(), c.invite.id(), Scene.verified(c.ben))),
        DECLINE(c -> c.on.muster.invites().decline(c.token)),
        SEND(c -> c.on.muster.invites().send(c.on.ann, c.on.id(), c.again(IfPending.REFUSE))),
        SEND_OR_RESEND(c -> c.on.muster.invites().send(c.on.ann, c.on.id(), c.again(IfPending.RESEND))),
        SEND_OR_REPLACE(c -> c.on.muster.invites().send(c.on.ann, c.on.id(), c.again(IfPending.REPLACE)));

        private final Step done;

        Operation(Step done) {
            this.done = done;
        }

        /** In the order of the states; null where it is done. */
        static Map<Operation, List<@Nullable Reason>> table() {
            Reason used = Reason.INVITE_USED;
            Reason declined = Reason.INVITE_DECLINED;
            Reason revoked = Reason.INVITE_REVOKED;
            Reason replaced = Reason.LINK_REPLACED;
            Reason expired = Reason.INVITE_EXPIRED;
            Reason wrong = Reason.WRONG_ACCOUNT;
            Reason member = Reason.ALREADY_MEMBER;
            Reason invited = Reason.ALREADY_INVITED;
            Reason none = Reason.LINK_REQUEST_NOT_FOUND;
            Reason nobody = Reason.HELD_ACCEPTANCE_NOT_FOUND;
            Map<Operation, List<@Nullable Reason>> table = new EnumMap<>(Operation.class);
            //                        pending, expired, accepted, declined, revoked, replaced
            table.put(EDIT, row(null, null, used, declined, revoked, replaced));
            table.put(EDIT_EXPIRY, row(null, null, used, declined, revoked, replaced));
            table.put(RESEND, row(null, null, used, declined, revoked, replaced));
            table.put(RESEND_WITHOUT_MAIL, row(null, null, used, declined, revoked, replaced));
            table.put(REVOKE, row(null, null, used, declined, revoked, replaced));
            table.put(COPY_LINK, row(null, expired, used, declined, revoked, replaced));
            table.put(PREVIEW, row(null, expired, used, declined, revoked, replaced));
            table.put(PREVIEW_BY_INVITED, row(null, expired, used, declined, revoked, replaced));
            table.put(PREVIEW_BY_ANOTHER, row(wrong, expired, used, declined, revoked, replaced));
            table.put(ACCEPT, row(null, expired, null, declined, revoked, replaced));
            table.put(ACCEPT_BY_ANOTHER, row(wrong, expired, used, declined, revoked, replaced));
            table.put(ACCEPT_BY_ANOTHER_WITH_THE_ADDRESS, row(null, expired, used, declined, revoked, replaced));
            table.put(ACCEPT_WITH_ACCOUNT, row(null, expired, used, declined, revoked, replaced));
            table.put(REQUEST_LINK, row(Reason.LINK_WORKS, null, used, declined, revoked, null));
            table.put(GRANT_LINK_REQUEST, row(none, none, none, none, none, none));
            table.put(GRANT_LINK_REQUEST_WITHOUT_MAIL, row(none, none, none, none, none, none));
            table.put(APPROVE, row(nobody, nobody, used, declined, revoked, replaced));
            table.put(TURN_DOWN, row(nobody, nobody, used, declined, revoked, replaced));
            table.put(ACCEPT_FROM_THE_LIST, row(null, expired, null, declined, revoked, replaced));
            table.put(DECLINE_FROM_THE_LIST, row(null, expired, used, declined, revoked, replaced));
            table.put(DECLINE, row(null, expired, used, declined, revoked, replaced));
            table.put(SEND, row(invited, null, member, null, null, invited));
            table.put(SEND_OR_RESEND, row(null, null, member, null, null, null));
            table.put(SEND_OR_REPLACE, row(null, null, member, null, null, null));
            return table;
        }

        private static List<@Nullable Reason> row(@Nullable Reason... reasons) {
            return Arrays.asList(Objects.requireNonNull(reasons));
        }
    }
}
