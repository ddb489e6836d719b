package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Actor;
import dev.muster.model.BulkOptions;
import dev.muster.model.BulkReport;
import dev.muster.model.BulkResult;
import dev.muster.model.BulkResult.Code;
import dev.muster.model.BulkRow;
import dev.muster.model.EventType;
import dev.muster.model.InvalidValueException;
import dev.muster.model.Invite;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.NewInvite;
import dev.muster.model.NewInvite.IfPending;
import dev.muster.model.NewRole;
import dev.muster.model.Role;
import dev.muster.spi.StoredInvite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sending many invites at once. */
interface BulkSendRules extends RulesPart {

    private static String address(String name) {
        return Scene.address(Scene.user(name));
    }

    private static List<NewInvite> invites(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> NewInvite.to(address("p" + i)).role("member"))
                .toList();
    }

    private static List<BulkResult> send(Scene on, Actor actor, List<BulkRow> rows, BulkOptions options) {
        List<BulkResult> results = new ArrayList<>();
        on.muster.invites().sendAll(actor, on.id(), rows.iterator(), options, results::add);
        return results;
    }

    private static List<BulkRow> numbered(List<NewInvite> invites) {
        return IntStream.range(0, invites.size())
                .mapToObj(i -> BulkRow.of(i + 1L, invites.get(i)))
                .toList();
    }

    private static List<Code> codes(List<BulkResult> results) {
        return results.stream().map(BulkResult::code).toList();
    }

    /** One row of each kind, with what is to become of it, for an inviter in a team that has two seats left. */
    private static List<BulkRow> oneOfEachKind(Scene on) {
        String joe = address("joe");
        String pending = address("pending");
        Actor member = on.joined("member", "member");
        on.send(on.ann, pending, "member");
        on.muster
                .teams()
                .limitSeats(
                        Scene.SYSTEM,
                        on.id(),
                        Snapshot.of(on.storage, on.id()).members().size() + 3);
        NewInvite plain = NewInvite.to(joe).role("member");
        return List.of(
                BulkRow.of(2, plain),
                BulkRow.of(3, plain.another(Scene.address(Scene.idOf(member)).toUpperCase(Locale.ROOT))),
                BulkRow.of(4, plain.another(pending)),
                BulkRow.of(6, plain.another(joe.toUpperCase(Locale.ROOT))),
                BulkRow.read(7, () -> plain.another("a@example.com,b@example.com")),
                BulkRow.of(8, plain.another(address("long")).name(BadInput.LONG)),
                BulkRow.of(9, NewInvite.to(address("none"))),
                BulkRow.of(10, plain.another(address("gone")).role("nobody")),
                BulkRow.of(11, plain.another(address("boss")).role("owner")),
                BulkRow.of(12, plain.another(address("more")).role("accountant")),
                BulkRow.of(13, plain.another(address("last")).role("success")),
                BulkRow.of(14, plain.another(address("late"))),
                BulkRow.of(15, plain.another(pending.toUpperCase(Locale.ROOT))));
    }

    /** What becomes of those rows. */
    List<Code> EACH_KIND = List.of(
            Code.SENT,
            Code.ALREADY_MEMBER,
            Code.ALREADY_INVITED,
            Code.DUPLICATE_ROW,
            Code.INVALID,
            Code.INVALID,
            Code.INVALID,
            Code.ROLE_NOT_GRANTABLE,
            Code.ROLE_NOT_GRANTABLE,
            Code.ROLE_NOT_GRANTABLE,
            Code.SENT,
            Code.NO_SEAT,
            Code.DUPLICATE_ROW);

    @Test
    @DisplayName("every row of a bulk send is answered, in their order, and a bad one does not stop the others")
    default void bulkAnswersEachRow() {
        Scene on = Scene.on(subject());
        Actor inviter = on.joined("inviter", "inviter");
        List<BulkRow> rows = oneOfEachKind(on);
        int before = on.outbox().size();

        List<BulkResult> results = send(on, inviter, rows, BulkOptions.bestEffort());

        assertThat(codes(results)).isEqualTo(EACH_KIND);
        assertThat(results)
                .extracting(BulkResult::row)
                .isEqualTo(rows.stream().map(BulkRow::number).toList());
        Invite first = on.get(Objects.requireNonNull(results.get(0).invite()));
        assertThat(first.email())
                .isEqualTo(Objects.requireNonNull(rows.get(0).invite()).email());
        assertThat(first.invitedBy()).isEqualTo(inviter.ref());
        assertThat(on.get(Objects.requireNonNull(results.get(2).invite())).email())
                .isEqualTo(Objects.requireNonNull(rows.get(2).invite()).email());
        assertThat(results.get(4).field()).isEqualTo("email");
        assertThat(results.get(4).problem()).isEqualTo(InvalidValueException.Code.MALFORMED);
        assertThat(results.get(5).field()).isEqualTo("name");
        assertThat(results.get(6).field()).isEqualTo("roles");
        assertThat(results.subList(7, 10))
                .extracting(BulkResult::reason)
                .containsExactly(Reason.ROLE_NOT_FOUND, Reason.OWNER_ONLY, Reason.CEILING_EXCEEDED);
        assertThat(on.outbox()).hasSize(before + 2);
        Invariants.check(on);
    }

    @Test
    @DisplayName(
            "a dry run gives the same answers and changes nothing, over more than one chunk and with seats running out")
    default void bulkDryRun() {
        Scene on = Scene.on(subject());
        Actor inviter = on.joined("inviter", "inviter");
        List<BulkRow> rows = new ArrayList<>(oneOfEachKind(on));
        rows.addAll(numbered(invites(250)));
        rows.add(rows.get(0));
        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 160);
        Snapshot before = Snapshot.of(on.storage, on.id());
        int mails = on.outbox().size();

        List<BulkResult> dry = send(on, inviter, rows, BulkOptions.bestEffort().asDryRun());

        assertThat(Snapshot.of(on.storage, on.id())).isEqualTo(before);
        assertThat(on.outbox()).hasSize(mails);
        assertThat(dry).filteredOn(result -> result.code() == Code.SENT).allMatch(result -> result.invite() == null);
        assertThat(codes(dry))
                .contains(Code.NO_SEAT)
                .isEqualTo(codes(send(on, inviter, rows, BulkOptions.bestEffort())));
        Invariants.check(on);
    }

    @Test
    @DisplayName("what bulk sends is what one call after the other would have sent")
    default void bulkIsLikeSingles() {
        Scene one = Scene.on(subject());
        Scene many = Scene.on(subject());
        List<NewInvite> requests = invites(120);

        requests.forEach(invite -> one.muster.invites().send(one.ann, one.id(), invite));
        many.muster.invites().sendAll(many.ann, many.id(), requests, BulkOptions.bestEffort());

        assertThat(sent(many)).isEqualTo(sent(one));
        assertThat(many.outbox()).hasSize(120);
        assertThat(many.muster.runDueWork()).isPositive();
        assertThat(many.heard)
                .filteredOn(event -> event.type() == EventType.INVITE_SENT)
                .hasSize(120);
    }

    /** What was sent to whom, without what differs from team to team. */
    private static List<String> sent(Scene on) {
        return Snapshot.of(on.storage, on.id()).invites().stream()
                .map(StoredInvite::invite)
                .map(invite -> invite.email() + " " + invite.name() + " " + invite.status() + " " + invite.delivery()
                        + " " + invite.roles().get(0).role() + " " + invite.message())
                .sorted()
                .toList();
    }

    @Test
    @DisplayName("a bulk send is done in chunks of at most 100 rows, each a change of its own, and says how far it is")
    default void bulkChunks() {
        CountingStorage counting = new CountingStorage(subject());
        Scene on = Scene.on(counting);
        List<BulkReport> progress = new ArrayList<>();
        List<Integer> told = new ArrayList<>();
        counting.reset();

        BulkReport report = on.muster
                .invites()
                .sendAll(
                        on.ann,
                        on.id(),
                        numbered(invites(250)).iterator(),
                        BulkOptions.bestEffort().onProgress(progress::add),
                        result -> told.add(counting.changes()));

        assertThat(counting.changes()).isEqualTo(3);
        assertThat(told).hasSize(250).startsWith(1).endsWith(3);
        assertThat(progress).extracting(BulkReport::rows).containsExactly(100L, 200L, 250L);
        assertThat(report).isEqualTo(progress.get(2));
        assertThat(report.count(Code.SENT)).isEqualTo(250);
        assertThat(report.allDone()).isTrue();
    }

    @Test
    @DisplayName("a row that repeats an address of an earlier chunk is a duplicate, and replaces nothing")
    default void bulkDuplicateAcrossChunks() {
        Scene on = Scene.on(subject());
        List<NewInvite> requests = new ArrayList<>();
        invites(101).forEach(invite -> requests.add(invite.ifPending(IfPending.REPLACE)));
        requests.add(requests.get(0));

        List<BulkResult> results = on.muster.invites().sendAll(on.ann, on.id(), requests, BulkOptions.bestEffort());

        assertThat(codes(results).subList(0, 101)).containsOnly(Code.SENT);
        assertThat(results.get(101).code()).isEqualTo(Code.DUPLICATE_ROW);
        assertThat(on.outbox()).hasSize(101);
    }

    @Test
    @DisplayName("a role that is retired is answered like any other that cannot be given")
    default void bulkRetiredRole() {
        Scene on = Scene.on(subject());
        Role role =
                on.muster.roles().make(on.ann, on.id(), NewRole.named("Temp").permissions("members:read"));
        on.muster.roles().retire(on.ann, on.id(), role.id());
        NewInvite invite = NewInvite.to(address("x")).role(role.id().value());

        BulkResult result = on.muster
                .invites()
                .sendAll(on.ann, on.id(), List.of(invite), BulkOptions.bestEffort())
                .get(0);

        assertThat(result.code()).isEqualTo(Code.ROLE_NOT_GRANTABLE);
        assertThat(result.reason()).isEqualTo(Reason.ROLE_RETIRED);
    }

    @Test
    @DisplayName("all or nothing: one change for all rows, or none of them and the reason")
    default void bulkAllOrNothing() {
        Scene on = Scene.on(subject());
        List<NewInvite> good = invites(150);
        List<NewInvite> bad = new ArrayList<>(good);
        bad.set(120, good.get(120).role("nobody"));
        Snapshot before = Snapshot.of(on.storage, on.id());

        List<BulkResult> refused = on.muster.invites().sendAll(on.ann, on.id(), bad, BulkOptions.allOrNothing());

        assertThat(refused.get(120).code()).isEqualTo(Code.ROLE_NOT_GRANTABLE);
        assertThat(refused)
                .filteredOn(result -> result.row() != 121)
                .hasSize(149)
                .allSatisfy(result -> {
                    assertThat(result.code()).isEqualTo(Code.HELD_BACK);
                    assertThat(result.invite()).isNull();
                });
        assertThat(Snapshot.of(on.storage, on.id())).isEqualTo(before);
        assertThat(on.outbox()).isEmpty();

        assertThat(on.muster.invites().sendAll(on.ann, on.id(), good, BulkOptions.allOrNothing()))
                .allMatch(result -> result.code() == Code.SENT);
        assertThat(on.now().rev()).isEqualTo(2);
        assertThat(on.outbox()).hasSize(150);
        Invariants.check(on);
    }

    @Test
    @DisplayName("a veto of one row leaves nothing of that row, and the others are sent")
    default void bulkVeto() {
        String unwanted = address("unwanted");
        Scene on = Scene.on(
                subject(),
                builder -> builder.policy(
                        event -> unwanted.equals(event.subject()) ? Optional.of("not them") : Optional.empty()));
        on.muster.teams().limitSeats(Scene.SYSTEM, on.id(), 3);
        NewInvite one = NewInvite.to(address("one")).role("member");

        List<BulkResult> results = on.muster
                .invites()
                .sendAll(
                        on.ann,
                        on.id(),
                        List.of(one, one.another(unwanted), one.another(address("two"))),
                        BulkOptions.bestEffort());

        assertThat(codes(results)).containsExactly(Code.SENT, Code.REFUSED, Code.SENT);
        assertThat(results.get(1).reason()).isEqualTo(Reason.POLICY_REFUSED);
        assertThat(results.get(1).message()).contains("not them");
        assertThat(on.outbox()).hasSize(2);
        assertThat(on.history()).extracting(event -> event.subject()).doesNotContain(unwanted);
        Invariants.check(on);
    }

    @Test
    @DisplayName("rows resend or replace open invites if they say so, and take the address of an expired one")
    default void bulkReinvites() {
        Scene on = Scene.on(subject());
        String expired = address("expired");
        on.send(on.ann, expired, "member");
        on.clock.advance(Duration.ofDays(8));
        String again = address("again");
        String other = address("other");
        Invite resent = on.send(on.ann, again, "member");
        Invite replaced = on.send(on.ann, other, "member");
        on.clock.advance(Duration.ofHours(1));
        NewInvite request = NewInvite.to(again).role("member").ifPending(IfPending.RESEND);

        List<BulkResult> results = on.muster
                .invites()
                .sendAll(
                        on.ann,
                        on.id(),
                        List.of(
                                request,
                                request.another(other).ifPending(IfPending.REPLACE),
                                request.another(expired).ifPending(IfPending.REFUSE)),
                        BulkOptions.bestEffort());

        assertThat(codes(results)).containsOnly(Code.SENT);
        assertThat(results.get(0).invite()).isEqualTo(resent.id());
        assertThat(on.get(replaced.id()).status()).isEqualTo(InviteStatus.REVOKED);
        Invariants.check(on);
    }

    @Test
    @DisplayName("who may invite nobody is refused as a whole, and so are more than 1,000 rows of all or nothing")
    default void bulkRefusedAsAWhole() {
        Scene on = Scene.on(subject());
        Actor reader = on.joined("reader", "member");
        for (BulkOptions options :
                List.of(BulkOptions.bestEffort(), BulkOptions.allOrNothing().asDryRun())) {
            on.refused(
                    Reason.PERMISSION_MISSING, () -> on.muster.invites().sendAll(reader, on.id(), invites(2), options));
        }
        on.invalid(
                "rows",
                InvalidValueException.Code.TOO_MANY,
                () -> on.muster.invites().sendAll(on.ann, on.id(), invites(1_001), BulkOptions.allOrNothing()));
        assertThat(on.muster.invites().sendAll(on.ann, on.id(), List.of(), BulkOptions.allOrNothing()))
                .isEmpty();
    }
}
