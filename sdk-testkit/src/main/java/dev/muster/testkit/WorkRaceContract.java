package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Delivery;
import dev.muster.model.TeamId;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.Storage.TransientConflict;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.WorkTransaction.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Work on single rows while others work, or change the team. */
interface WorkRaceContract extends ContractPart {

    @Test
    @DisplayName("of several who claim one row, exactly one wins it")
    default void oneClaimWins() throws Exception {
        Bench on = new Bench(this);
        StoredInvite invite = Sample.invite(on.newTeam(), Sample.email());
        on.insert(invite);
        TeamId team = invite.invite().team();
        for (int round = 0; round < Race.rounds(); round++) {
            List<OutboxRow> rows = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                rows.add(Sample.outbox(invite, Sample.at(i)));
            }
            on.insert(rows.toArray(OutboxRow[]::new));
            List<Claim> claims =
                    rows.stream().map(row -> new Claim(row, Sample.at(9_000))).toList();
            List<OutboxRow> won = Race.together(4, () -> insistOnWork(on, claims)).stream()
                    .flatMap(List::stream)
                    .toList();
            assertThat(won)
                    .containsExactlyInAnyOrderElementsOf(rows.stream()
                            .map(row -> row.claimed(Sample.at(9_000)))
                            .toList());
            on.change(team, tx -> rows.forEach(row -> tx.outbox().delete(row.id())));
        }
    }

    private static List<OutboxRow> insistOnWork(Bench on, List<Claim> claims) {
        while (true) {
            try {
                return on.work(w -> w.claim(claims));
            } catch (TransientConflict e) {
                // Lost to another one, and nothing was claimed: again.
            }
        }
    }

    @Test
    @DisplayName("work and changes of the same rows never wait for each other in a circle")
    default void noDeadlock() throws Exception {
        Bench on = new Bench(this);
        StoredInvite invite = Sample.invite(on.newTeam(), Sample.email());
        on.insert(invite);
        TeamId team = invite.invite().team();
        AtomicBoolean over = new AtomicBoolean();
        int rounds = 5 * Race.rounds();
        Callable<Boolean> changes = () -> {
            try {
                OutboxRow[] queued = new OutboxRow[1];
                for (int i = 0; i < rounds; i++) {
                    int generation = i + 2;
                    OutboxRow next = Sample.outbox(
                            InviteDraft.again(invite).generation(generation).stored(), Sample.T0);
                    on.insist(team, tx -> {
                        tx.invites()
                                .update(InviteDraft.again(invite)
                                        .generation(generation)
                                        .stored());
                        if (queued[0] != null) {
                            tx.outbox().delete(queued[0].id());
                        }
                        tx.outbox().add(next);
                        return true;
                    });
                    queued[0] = next;
                }
                return true;
            } finally {
                over.set(true);
            }
        };
        Callable<Boolean> works = () -> {
            while (!over.get()) {
                claimMarkAndDelete(on, invite);
            }
            return true;
        };
        assertThat(Race.together(List.of(changes, works, works))).containsOnly(true);
        assertThat(on.rev(team)).isEqualTo(2 + rounds);
    }

    private static void claimMarkAndDelete(Bench on, StoredInvite invite) {
        TeamId team = invite.invite().team();
        try {
            on.doWork(w -> {
                List<Claim> claims = w.due(Sample.T0, 1_000).stream()
                        .filter(row -> row.team().equals(team))
                        .map(row -> new Claim(row, Sample.at(1)))
                        .toList();
                for (OutboxRow row : w.claim(claims)) {
                    w.mark(team, invite.invite().id(), row.generation(), Delivery.sent(1, Sample.at(1)));
                    w.delete(row.id());
                }
            });
        } catch (TransientConflict e) {
            // Lost to a change, and nothing was done: the next turn tries again.
        }
    }

    @Test
    @DisplayName("a mark never undoes a change, whichever of them comes first")
    default void markDoesNotUndoChange() throws Exception {
        Bench on = new Bench(this);
        for (int round = 0; round < Race.rounds(); round++) {
            StoredInvite invite = Sample.invite(on.newTeam(), Sample.email());
            on.insert(invite);
            TeamId team = invite.invite().team();
            Race.together(List.<Callable<Boolean>>of(
                    () -> {
                        on.doWork(w -> w.mark(team, invite.invite().id(), 1, Delivery.sent(1, Sample.at(1))));
                        return true;
                    },
                    () -> on.insist(team, tx -> {
                        StoredInvite read = Objects.requireNonNull(
                                tx.invites().find(invite.invite().id()));
                        tx.invites()
                                .update(InviteDraft.again(read).name("Renamed").stored());
                        return true;
                    })));
            StoredInvite after =
                    Objects.requireNonNull(on.find(team, invite.invite().id()));
            assertThat(after.invite().name()).isEqualTo("Renamed");
            assertThat(on.rev(team)).isEqualTo(3);
        }
    }
}
