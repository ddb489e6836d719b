package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sending many invites again, and taking many back. */
interface BulkInviteRules extends RulesPart {

    private static Invite sent(Scene on, Actor by, String name) {
        return on.send(by, Scene.address(Scene.user(name)), "member");
    }

    private static List<Code> codes(List<BulkResult> results) {
        return results.stream().map(BulkResult::code).toList();
    }

    @Test
    @DisplayName("many invites are sent again, each answered: open, expired, just sent, ended, unknown, named twice")
    default void bulkResend() {
        Scene on = Scene.on(subject());
        Invite expired = sent(on, on.ann, "expired");
        on.clock.advance(Duration.ofDays(8));
        Invite open = sent(on, on.ann, "open");
        Invite revoked = sent(on, on.ann, "revoked");
        on.muster.invites().revoke(on.ann, on.id(), revoked.id());
        on.clock.advance(Duration.ofHours(1));
        Invite fresh = sent(on, on.ann, "fresh");
        List<InviteId> ids =
                List.of(open.id(), expired.id(), fresh.id(), revoked.id(), new InviteId(UUID.randomUUID()), open.id());

        List<BulkResult> dry = on.muster
                .invites()
                .resendAll(on.ann, on.id(), ids, BulkOptions.bestEffort().asDryRun());
        List<BulkResult> results = on.muster.invites().resendAll(on.ann, on.id(), ids, BulkOptions.bestEffort());

        assertThat(codes(results))
                .isEqualTo(codes(dry))
                .containsExactly(
                        Code.RESENT, Code.RESENT, Code.OVER_LIMIT, Code.ENDED, Code.NOT_FOUND, Code.DUPLICATE_ROW);
        assertThat(results).extracting(BulkResult::row).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(results.get(2).reason()).isEqualTo(Reason.RESEND_TOO_SOON);
        assertThat(results.get(3).reason()).isEqualTo(Reason.INVITE_REVOKED);
        assertThat(on.stored(open.id()).generation()).isEqualTo(2);
        assertThat(on.get(expired.id()).status()).isEqualTo(InviteStatus.PENDING);
        Invariants.check(on);
    }

    @Test
    @DisplayName("of two expired invites to one address only the first is opened again, and seats are taken one by one")
    default void bulkReopen() {
        Scene on = Scene.on(subject());
        Invite first = sent(on, on.ann, "ben");
        on.clock.advance(Duration.ofDays(8));
        Invite second = on.send(on.ann, first.email().value(), "member");
        Invite third = sent(on, on.ann, "joe");
        Invite fourth = sent(on, on.ann, "zoe");
        on.clock.advance(Duration.ofDays(8));
        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 3);

        List<BulkResult> results = on.muster
                .invites()
                .resendAll(
                        on.ann,
                        on.id(),
                        List.of(first.id(), second.id(), third.id(), fourth.id()),
                        BulkOptions.bestEffort());

        assertThat(codes(results)).containsExactly(Code.RESENT, Code.ALREADY_INVITED, Code.RESENT, Code.NO_SEAT);
        assertThat(results.get(1).invite()).isEqualTo(first.id());
        Invariants.check(on);
    }

    @Test
    @DisplayName("many invites are taken back, or none of them if one cannot be")
    default void bulkRevoke() {
        Scene on = Scene.on(subject());
        List<InviteId> ids = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            ids.add(sent(on, on.ann, "u" + i).id());
        }
        List<InviteId> more = new ArrayList<>(ids);
        more.add(new InviteId(UUID.randomUUID()));
        Snapshot before = Snapshot.of(on.storage, on.id());

        assertThat(codes(on.muster.invites().revokeAll(on.ann, on.id(), more, BulkOptions.allOrNothing())))
                .hasSize(131)
                .startsWith(Code.HELD_BACK)
                .endsWith(Code.NOT_FOUND);
        assertThat(Snapshot.of(on.storage, on.id())).isEqualTo(before);
        assertThat(codes(on.muster.invites().revokeAll(on.ann, on.id(), more, BulkOptions.bestEffort())))
                .startsWith(Code.REVOKED)
                .endsWith(Code.REVOKED, Code.NOT_FOUND);
        assertThat(ids).allMatch(id -> on.get(id).status() == InviteStatus.REVOKED);
        assertThat(codes(on.muster.invites().revokeAll(on.ann, on.id(), ids, BulkOptions.bestEffort())))
                .containsOnly(Code.ENDED);
    }

    @Test
    @DisplayName("one's own invites are handled with members:invite, those of others are refused row by row")
    default void bulkOfOthers() {
        Scene on = Scene.on(subject());
        Actor inviter = on.joined("inviter", "inviter");
        Invite own = sent(on, inviter, "own");
        Invite others = sent(on, on.ann, "others");
        on.clock.advance(Duration.ofHours(1));
        List<InviteId> both = List.of(others.id(), own.id());

        List<BulkResult> resent = on.muster.invites().resendAll(inviter, on.id(), both, BulkOptions.bestEffort());
        List<BulkResult> revoked = on.muster.invites().revokeAll(inviter, on.id(), both, BulkOptions.bestEffort());

        assertThat(codes(resent)).containsExactly(Code.REFUSED, Code.RESENT);
        assertThat(codes(revoked)).containsExactly(Code.REFUSED, Code.REVOKED);
        assertThat(resent.get(0).reason()).isEqualTo(Reason.PERMISSION_MISSING);
        Actor reader = on.joined("reader", "member");
        on.refused(
                Reason.PERMISSION_MISSING,
                () -> on.muster.invites().revokeAll(reader, on.id(), both, BulkOptions.bestEffort()));
    }
}
