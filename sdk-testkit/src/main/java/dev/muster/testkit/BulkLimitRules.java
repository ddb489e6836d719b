package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.BulkRow;
import dev.muster.model.Invite;
import dev.muster.model.InviteId;
import dev.muster.model.Limits;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewTeam;
import dev.muster.model.Person;
import dev.muster.model.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bulk calls go through the limits that single calls go through. */
interface BulkLimitRules extends RulesPart {

    BulkOptions EACH = BulkOptions.bestEffort();

    private static Scene limited(BulkLimitRules on, int byActor, int inTeam, int toRecipient) {
        Scene scene = Scene.on(
                on.subject(),
                builder -> builder.limits(Limits.builder()
                        .sendsPerActorAndHour(byActor)
                        .sendsPerTeamAndDay(inTeam)
                        .mailsPerRecipientAndDay(toRecipient)
                        .build()));
        // So that no stretch of time ends in the middle of a test.
        Instant day = scene.clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(24));
        scene.clock.advance(Duration.between(scene.clock.instant(), day));
        return scene;
    }

    private static NewInvite somebody() {
        return NewInvite.to(Scene.address(Scene.user("p"))).role("member");
    }

    private static List<NewInvite> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> somebody()).toList();
    }

    private static List<BulkResult> send(Scene on, Actor actor, List<NewInvite> people, BulkOptions options) {
        return on.muster.invites().sendAll(actor, on.id(), people, options);
    }

    private static List<Code> codes(List<BulkResult> results) {
        return results.stream().map(BulkResult::code).toList();
    }

    private static long sent(List<BulkResult> results) {
        return results.stream().filter(result -> result.code() == Code.SENT).count();
    }

    /** The first so many are sent, and a limit refuses the rest. */
    private static void firstSent(List<BulkResult> results, int count) {
        assertThat(codes(results.subList(0, count))).containsOnly(Code.SENT);
        assertThat(results.subList(count, results.size())).allSatisfy(result -> {
            assertThat(result.code()).isEqualTo(Code.OVER_LIMIT);
            assertThat(result.reason()).isEqualTo(Reason.RATE_LIMITED);
        });
    }

    private static Team annsOther(Scene on) {
        Person ann = Person.of(on.annId, Scene.address(on.annId));
        return on.muster.teams().create(on.ann, NewTeam.named("Other").owner(ann));
    }

    @Test
    @DisplayName(
            "bulk sends as many as its user may in an hour, counted together with single ones, over chunks and teams")
    default void bulkLimitPerActor() {
        Scene on = limited(this, 131, 1_000, 5);
        on.muster.invites().send(on.ann, on.id(), somebody());
        firstSent(send(on, on.ann, people(250), EACH), 130);
        Team other = annsOther(on);
        on.refused(Reason.RATE_LIMITED, () -> on.muster.invites().send(on.ann, other.id(), somebody()));
        assertThat(codes(on.muster.invites().sendAll(on.ann, other.id(), people(2), EACH)))
                .containsOnly(Code.OVER_LIMIT);

        on.clock.advance(Duration.ofHours(1));
        firstSent(send(on, on.ann, people(3), EACH), 3);
    }

    @Test
    @DisplayName("bulk sends as many as may be sent in its team in a day")
    default void bulkLimitPerTeam() {
        Scene on = limited(this, 1_000, 7, 5);
        firstSent(send(on, on.joined("admin", "admin"), people(4), EACH), 4);
        firstSent(send(on, on.ann, people(5), EACH), 3);
        on.clock.advance(Duration.ofDays(1));
        firstSent(send(on, on.ann, people(7), EACH), 7);
    }

    @Test
    @DisplayName("a row to an address that has had its mails of the day is over a limit, and the other rows are not")
    default void bulkLimitPerRecipient() {
        Scene on = limited(this, 4, 1_000, 1);
        NewInvite ben = somebody();
        on.muster.invites().send(on.ann, annsOther(on).id(), ben);
        List<NewInvite> people = new ArrayList<>(people(3));
        people.set(1, ben);
        assertThat(codes(send(on, on.ann, people, EACH))).containsExactly(Code.SENT, Code.OVER_LIMIT, Code.SENT);
        people.set(1, ben.withoutMail());
        assertThat(codes(on.muster.invites().sendAll(on.ann, annsOther(on).id(), people.subList(1, 2), EACH)))
                .as("without mail, and with the last one of four of this hour: the refused one was not counted")
                .containsExactly(Code.SENT);
    }

    @Test
    @DisplayName("what is malformed or repeated is not counted, what the rules refuse is")
    default void bulkLimitCounts() {
        Scene on = limited(this, 4, 1_000, 5);
        NewInvite joe = somebody();
        NewInvite ann = joe.another(Scene.address(on.annId));
        List<BulkRow> rows = List.of(
                BulkRow.of(1, joe),
                BulkRow.of(2, joe),
                BulkRow.read(3, () -> joe.another("nobody")),
                BulkRow.of(4, somebody().name(BadInput.LONG)),
                BulkRow.of(5, ann),
                BulkRow.of(6, somebody().role("nobody")),
                BulkRow.of(7, somebody()),
                BulkRow.of(8, somebody()));
        List<BulkResult> results = new ArrayList<>();
        on.muster.invites().sendAll(on.ann, on.id(), rows.iterator(), EACH, results::add);
        assertThat(codes(results))
                .containsExactly(
                        Code.SENT,
                        Code.DUPLICATE_ROW,
                        Code.INVALID,
                        Code.INVALID,
                        Code.ALREADY_MEMBER,
                        Code.ROLE_NOT_GRANTABLE,
                        Code.SENT,
                        Code.OVER_LIMIT);
    }

    @Test
    @DisplayName("a dry run foretells limits over chunks, and counts nothing")
    default void bulkLimitDryRun() {
        Scene on = limited(this, 150, 170, 1);
        NewInvite ben = somebody();
        on.muster.invites().send(on.ann, annsOther(on).id(), ben);
        List<NewInvite> people = new ArrayList<>(people(250));
        people.set(120, ben);
        List<BulkResult> dry = send(on, on.ann, people, EACH.asDryRun());
        assertThat(codes(send(on, on.ann, people, EACH.asDryRun()))).isEqualTo(codes(dry));
        List<BulkResult> real = send(on, on.ann, people, EACH);
        assertThat(codes(dry)).isEqualTo(codes(real)).contains(Code.OVER_LIMIT);
        assertThat(sent(real)).isEqualTo(149);
    }

    @Test
    @DisplayName("all or nothing does and counts nothing if one row is over a limit, and tells nothing of the others")
    default void bulkLimitAllOrNothing() {
        Scene on = limited(this, 150, 1_000, 5);
        List<NewInvite> tooMany = new ArrayList<>(people(151));
        tooMany.set(0, NewInvite.to(Scene.address(on.annId)).role("member"));
        assertThat(codes(send(on, on.ann, tooMany, BulkOptions.allOrNothing())))
                .startsWith(Code.HELD_BACK)
                .endsWith(Code.OVER_LIMIT);
        assertThat(on.outbox()).isEmpty();
        firstSent(send(on, on.ann, people(150), BulkOptions.allOrNothing()), 150);
    }

    @Test
    @DisplayName("bulk resend is counted but for what is refused at first sight; bulk revoke is not")
    default void bulkLimitResend() {
        Scene on = limited(this, 9, 1_000, 9);
        List<InviteId> ids = send(on, on.ann, people(4), EACH).stream()
                .map(result -> Objects.requireNonNull(result.invite()))
                .toList();
        on.clock.advance(Duration.ofMinutes(10));
        Invite fresh = on.muster.invites().send(on.ann, on.id(), somebody());
        List<InviteId> some = List.of(ids.get(0), new InviteId(UUID.randomUUID()), fresh.id(), ids.get(1));
        assertThat(codes(on.muster.invites().resendAll(on.ann, on.id(), some, EACH)))
                .containsExactly(Code.RESENT, Code.NOT_FOUND, Code.OVER_LIMIT, Code.RESENT);
        on.clock.advance(Duration.ofMinutes(10));
        List<BulkResult> results = on.muster.invites().resendAll(on.ann, on.id(), ids, EACH);
        assertThat(codes(results)).containsExactly(Code.RESENT, Code.RESENT, Code.OVER_LIMIT, Code.OVER_LIMIT);
        assertThat(results.get(3).reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(codes(on.muster.invites().revokeAll(on.ann, on.id(), ids, EACH)))
                .containsOnly(Code.REVOKED);
    }

    @Test
    @DisplayName("a call that is made again with its key counts nothing")
    default void bulkLimitRepeated() {
        Scene on = limited(this, 5, 1_000, 5);
        List<NewInvite> people = people(4);
        List<BulkResult> first = send(on, on.ann, people, EACH.key("once"));
        assertThat(send(on, on.ann, people, EACH.key("once"))).isEqualTo(first);
        on.muster.invites().send(on.ann, on.id(), somebody());
        on.refused(Reason.RATE_LIMITED, () -> on.muster.invites().send(on.ann, on.id(), somebody()));
    }

    @Test
    @DisplayName("system actors are not counted, and who may invite nobody uses up nothing")
    default void bulkLimitOfOthers() {
        Scene on = limited(this, 3, 3, 1);
        Actor reader = on.joined("reader", "member");
        List<NewInvite> people = people(3);
        firstSent(send(on, Scene.SYSTEM, people(10), EACH), 10);
        on.refused(Reason.PERMISSION_MISSING, () -> send(on, reader, people, EACH));
        on.refused(Reason.TEAM_NOT_FOUND, () -> send(on, Scene.stranger(), people, EACH));
        firstSent(send(on, on.ann, people, EACH), 3);
    }

    @Test
    @DisplayName("bulk opens no more invites than a team may have open, its own rows counted")
    default void bulkLimitOfPending() {
        Scene on = Scene.on(
                subject(),
                builder -> builder.limits(Limits.builder().pendingPerTeam(104).build()));
        on.send(on.ann, somebody().email().value(), "member");
        List<NewInvite> people = people(106);
        for (BulkOptions options : List.of(EACH.asDryRun(), EACH)) {
            List<BulkResult> results = send(on, Scene.SYSTEM, people, options);
            assertThat(codes(results.subList(0, 103))).containsOnly(Code.SENT);
            assertThat(codes(results.subList(103, 106))).containsOnly(Code.OVER_LIMIT);
            assertThat(results.get(103).reason()).isEqualTo(Reason.PENDING_EXHAUSTED);
        }
    }

    @Test
    @DisplayName("race: two bulk sends of one user share what the user may send, and use it up")
    default void raceBulkForTheLimit() throws Exception {
        for (int round = 0; round < Race.rounds(); round++) {
            Scene on = limited(this, 20, 1_000, 5);
            Team other = annsOther(on);
            List<NewInvite> people = new ArrayList<>(people(15));
            List<NewInvite> reversed = new ArrayList<>(people);
            Collections.reverse(reversed);
            Callable<Long> here = () -> sent(send(on, on.ann, people, EACH));
            Callable<Long> there = () -> sent(on.muster.invites().sendAll(on.ann, other.id(), reversed, EACH));
            assertThat(Race.together(List.of(here, there)).stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(20);
        }
    }
}
