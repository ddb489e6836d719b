package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Muster;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkResult;
import dev.muster.model.EventType;
import dev.muster.model.FieldChange;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.TeamEvent;
import dev.muster.model.UserId;
import dev.muster.spi.StoredInvite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That what is over for long is not kept, if so configured. */
interface RetentionRules extends RulesPart {

    Duration KEPT = Duration.ofDays(90);

    private Scene keeping() {
        return Scene.on(
                subject(),
                builder -> builder.limits(Scene.generous().inviteRetention(KEPT).build()));
    }

    private static List<InviteId> invites(Scene on) {
        return Snapshot.of(on.storage, on.id()).invites().stream()
                .map(row -> row.invite().id())
                .toList();
    }

    private static List<TeamEvent> applied(Scene on) {
        return on.history().stream()
                .filter(event -> event.type() == EventType.RETENTION_APPLIED)
                .toList();
    }

    @Test
    @DisplayName("an invite is removed so long after its end, however it ended, and not before; its history stays")
    default void removedAfterItsTime() {
        Scene on = keeping();
        UserId ben = Scene.user("ben");
        UserId joe = Scene.user("joe");
        Invite accepted = on.invite(on.ann, ben, "member");
        Invite declined = on.invite(on.ann, joe, "member");
        Invite revoked = on.send(on.ann, "revoked@example.com", "member");
        Invite expiring = on.send(on.ann, "expiring@example.com", "member");
        String token = on.token(ben);
        on.accept(ben);
        on.muster.invites().decline(on.token(joe));
        on.muster.invites().revoke(on.ann, on.id(), revoked.id());
        on.refused(Reason.INVITE_USED, () -> on.muster.invites().accept(token, Scene.verified(Scene.user("eve"))));

        on.clock.advance(KEPT.minusMillis(1));
        on.muster.runDueWork();
        assertThat(invites(on)).containsExactlyInAnyOrder(accepted.id(), declined.id(), revoked.id(), expiring.id());
        on.clock.advance(Duration.ofHours(1));
        on.muster.runDueWork();
        assertThat(invites(on)).containsExactly(expiring.id());
        assertThat(applied(on))
                .singleElement()
                .satisfies(event -> assertThat(event.changes()).containsExactly(new FieldChange("invites", null, "3")));
        on.clock.advance(Duration.ofDays(7));
        on.muster.runDueWork();

        assertThat(invites(on)).isEmpty();
        assertThat(on.history())
                .extracting(TeamEvent::invite)
                .contains(accepted.id(), declined.id(), revoked.id(), expiring.id());
        assertThat(Snapshot.of(on.storage, on.id()).members()).hasSize(2);
        Unknown.answers(on, token);
        Invariants.check(on);
    }

    @Test
    @DisplayName("by default nothing is removed, and what is removed is told once, on however many nodes")
    default void removedOnlyIfAskedFor() {
        Scene on = Scene.on(subject());
        Invite invite = on.send(on.ann, "revoked@example.com", "member");
        on.muster.invites().revoke(on.ann, on.id(), invite.id());
        on.clock.advance(Duration.ofDays(10_000));
        on.muster.runDueWork();
        assertThat(invites(on)).containsExactly(invite.id());

        Muster first = on.another(
                builder -> builder.limits(Scene.generous().inviteRetention(KEPT).build()));
        Muster second = on.another(
                builder -> builder.limits(Scene.generous().inviteRetention(KEPT).build()));
        first.runDueWork();
        second.runDueWork();
        assertThat(invites(on)).isEmpty();
        assertThat(applied(on)).hasSize(1);
    }

    @Test
    @DisplayName("many are removed in small chunks, in a suspended team too, and the open ones stay")
    default void removedInChunks() {
        Scene on = keeping();
        List<NewInvite> many = IntStream.range(0, 250)
                .mapToObj(i ->
                        NewInvite.to("p" + i + "@example.org").role("member").withoutMail())
                .toList();
        List<InviteId> sent = on.muster.invites().sendAll(on.ann, on.id(), many, BulkOptions.bestEffort()).stream()
                .map(result -> Objects.requireNonNull(result.invite()))
                .toList();
        on.muster.invites().revokeAll(on.ann, on.id(), sent, BulkOptions.bestEffort());
        on.clock.advance(KEPT);
        Invite open = on.send(on.ann, "open@example.com", "member");
        on.muster.teams().suspend(Scene.SYSTEM, on.id());
        on.muster.runDueWork();
        assertThat(invites(on)).containsExactly(open.id());
        assertThat(applied(on))
                .extracting(event -> event.changes().get(0).after())
                .containsExactly("100", "100", "50");
    }

    @Test
    @DisplayName(
            "answers to bulk calls go after 30 days, without any other call, and the next call with the key is a new one")
    default void answersRemoved() {
        Scene on = Scene.on(subject());
        List<NewInvite> rows = List.of(NewInvite.to("ben@example.com").role("member"));
        on.muster
                .invites()
                .sendAll(on.ann, on.id(), rows, BulkOptions.bestEffort().key("import"));
        on.clock.advance(Duration.ofDays(30));
        on.muster.runDueWork();
        assertThat(kept(on)).isTrue();
        on.clock.advance(Duration.ofHours(1));
        on.muster.runDueWork();
        assertThat(kept(on)).isFalse();
        assertThat(applied(on))
                .singleElement()
                .satisfies(event -> assertThat(event.changes()).isEmpty());
        assertThat(on.muster
                        .invites()
                        .sendAll(on.ann, on.id(), rows, BulkOptions.bestEffort().key("import")))
                .extracting(BulkResult::code)
                .containsExactly(BulkResult.Code.SENT);
    }

    private static boolean kept(Scene on) {
        return on.storage.<Boolean>read(on.id(), reader -> reader.answers().find("import", 0) != null);
    }

    @Test
    @DisplayName("race: an expired invite is removed, and sent again: it is open again or unknown")
    default void raceRemoveAndResend() throws Exception {
        RaceScene.rounds(subject(), (on, race) -> {
            Invite invite = on.send(on.ann, Scene.address(Scene.user("ben")), "member");
            on.clock.advance(KEPT.plusDays(8));
            on.muster.runDueWork();
            Muster removing = on.another(builder -> builder.policy(race.meeting)
                    .limits(Scene.generous().inviteRetention(KEPT).build()));
            Callable<Object> remove = removing::runDueWork;
            Raced raced = Raced.between(race, remove, () -> on.muster.invites().resend(on.ann, on.id(), invite.id()));
            raced.bothOr(Reason.INVITE_NOT_FOUND);
            List<StoredInvite> left =
                    new ArrayList<>(Snapshot.of(on.storage, on.id()).invites());
            assertThat(left).hasSize(raced.won(1) ? 1 : 0);
        });
    }
}
