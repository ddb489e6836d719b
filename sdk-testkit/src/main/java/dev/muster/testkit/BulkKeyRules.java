package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.BulkOptions;
import dev.muster.model.BulkReport;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.BulkRow;
import dev.muster.model.EventType;
import dev.muster.model.InviteId;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewGrant;
import dev.muster.model.NewInvite;
import dev.muster.model.Team;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bulk calls that can be repeated. */
interface BulkKeyRules extends RulesPart {

    /** A call of three chunks. */
    BulkOptions KEYED = BulkOptions.bestEffort().key("Import 7");

    private static List<NewInvite> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> NewInvite.to(Scene.address(Scene.user("p" + i)))
                        .name("P" + i)
                        .role("member"))
                .toList();
    }

    private static List<BulkResult> send(Scene on, List<NewInvite> people, BulkOptions options) {
        return on.muster.invites().sendAll(on.ann, on.id(), people, options);
    }

    @Test
    @DisplayName("the same key and rows give the same answers, on any node, and nothing is sent twice")
    default void keyRepeats() {
        Scene on = Scene.on(subject());
        List<NewInvite> people = new ArrayList<>(people(230));
        people.set(5, people.get(5).role("nobody"));
        people.set(220, people.get(0));

        List<BulkResult> first = send(on, people, KEYED);
        Snapshot after = Snapshot.of(on.storage, on.id());
        int mails = on.outbox().size();
        on.clock.advance(Duration.ofDays(20));
        List<BulkResult> again =
                on.another(builder -> builder.notifier(on.mail)).invites().sendAll(on.ann, on.id(), people, KEYED);

        assertThat(again).isEqualTo(first);
        assertThat(first.get(0).invite()).isNotNull();
        assertThat(first.get(220).code()).isEqualTo(Code.DUPLICATE_ROW);
        assertThat(Snapshot.of(on.storage, on.id())).isEqualTo(after);
        assertThat(on.outbox()).hasSize(mails).hasSize(228);
        assertThat(on.history())
                .filteredOn(event -> event.type() == EventType.BULK_ANSWERED)
                .hasSize(3);
        Invariants.check(on);
    }

    @Test
    @DisplayName("the same key with other rows, in another order or mode, with more or fewer of them, is refused")
    default void keyReused() {
        Scene on = Scene.on(subject());
        List<NewInvite> people = people(100);
        send(on, people, KEYED);
        List<NewInvite> swapped = new ArrayList<>(people);
        swapped.set(0, people.get(1));
        swapped.set(1, people.get(0));
        List<NewInvite> more = new ArrayList<>(people);
        more.add(people(1).get(0));
        List<NewInvite> renamed = new ArrayList<>(people);
        renamed.set(99, people.get(99).name("Other"));

        for (List<NewInvite> other : List.of(swapped, more, renamed, people.subList(0, 99), List.<NewInvite>of())) {
            on.refused(Reason.KEY_REUSED, () -> send(on, other, KEYED));
        }
        on.refused(
                Reason.KEY_REUSED,
                () -> send(on, people, BulkOptions.allOrNothing().key("Import 7")));
        List<InviteId> none = List.of();
        on.refused(Reason.KEY_REUSED, () -> on.muster.invites().revokeAll(on.ann, on.id(), none, KEYED));
        send(on, more, BulkOptions.bestEffort().key("import 7"));
        Team there = on.another("Elsewhere");
        assertThat(on.muster.invites().sendAll(Scene.SYSTEM, there.id(), renamed, KEYED))
                .allMatch(result -> result.code() == Code.SENT);
    }

    @Test
    @DisplayName("rows that only look alike when written down are other rows")
    default void keyReusedByLookAlikes() {
        Scene on = Scene.on(subject());
        NewInvite plain = people(1).get(0);
        NewInvite one = plain.attributes(Map.of("dept", "x, grade=7"));
        NewInvite two = plain.attributes(Map.of("dept", "x", "grade", "7"));
        send(on, List.of(one), KEYED);
        on.refused(Reason.KEY_REUSED, () -> send(on, List.of(two), KEYED));
        BulkOptions other = KEYED.key("other");
        send(on, List.of(plain.grants(List.of(NewGrant.of("member")))), other);
        on.refused(
                Reason.KEY_REUSED,
                () -> send(
                        on, List.of(plain.grants(List.of(NewGrant.of("member").withoutEnd()))), other));
    }

    @Test
    @DisplayName("a call that broke off goes on where it stopped, and gives the answers that it would have given")
    default void keyResumes() {
        Scene on = Scene.on(subject());
        List<NewInvite> people = people(250);
        List<BulkResult> handedOut = new ArrayList<>();
        List<BulkReport> progress = new ArrayList<>();

        assertThatThrownBy(() -> on.muster
                        .invites()
                        .sendAll(
                                on.ann,
                                on.id(),
                                people.stream().map(one -> BulkRow.of(1, one)).iterator(),
                                KEYED.onProgress(report -> {
                                    progress.add(report);
                                    throw new UnsupportedOperationException("the plug is pulled");
                                }),
                                handedOut::add))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(progress).hasSize(1);
        assertThat(on.outbox()).hasSize(100);

        List<BulkResult> all = send(on, people, KEYED);

        assertThat(all).allMatch(result -> result.code() == Code.SENT);
        assertThat(all.subList(0, 100))
                .extracting(BulkResult::invite)
                .isEqualTo(handedOut.stream().map(BulkResult::invite).toList());
        assertThat(on.outbox()).hasSize(250);
        Invariants.check(on);
    }

    @Test
    @DisplayName("answers are kept for 30 days, also to rows of which none was done, and then the key is free again")
    default void keyKept() {
        Scene on = Scene.on(subject());
        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 1);
        List<NewInvite> people = people(3);
        List<BulkResult> full = send(on, people, KEYED);
        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), null);

        on.clock.advance(Duration.ofDays(30));
        assertThat(send(on, people, KEYED)).isEqualTo(full).allMatch(result -> result.code() == Code.NO_SEAT);
        on.clock.advance(Duration.ofMillis(1));
        assertThat(send(on, people, KEYED)).allMatch(result -> result.code() == Code.SENT);
        assertThat(on.outbox()).hasSize(3);
    }

    @Test
    @DisplayName("a dry run keeps no answers and looks at none; resend and revoke keep theirs")
    default void keyOfOthers() {
        Scene on = Scene.on(subject());
        List<NewInvite> people = people(2);
        send(on, people, KEYED.asDryRun());
        List<InviteId> sent = send(on, people, KEYED).stream()
                .map(result -> Objects.requireNonNull(result.invite()))
                .toList();
        assertThat(send(on, people, KEYED.asDryRun())).allMatch(result -> result.code() == Code.ALREADY_INVITED);
        on.clock.advance(Duration.ofHours(1));

        for (int i = 0; i < 2; i++) {
            assertThat(on.muster.invites().resendAll(on.ann, on.id(), sent, KEYED.key("again")))
                    .allMatch(result -> result.code() == Code.RESENT);
        }
        assertThat(on.stored(sent.get(0)).generation()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            assertThat(on.muster.invites().revokeAll(on.ann, on.id(), sent, KEYED.key("away")))
                    .allMatch(result -> result.code() == Code.REVOKED);
        }
    }
}
