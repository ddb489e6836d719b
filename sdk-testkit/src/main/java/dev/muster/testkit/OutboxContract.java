package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.Delivery;
import dev.muster.model.TeamId;
import dev.muster.spi.HistoryReads.EventKey;
import dev.muster.spi.Notification;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.StoredInvite;
import dev.muster.spi.WorkTransaction.Claim;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The outbox, and what is done to single rows outside changes. */
interface OutboxContract extends ContractPart {

    /** An invite in a team of its own. */
    private static StoredInvite invite(Bench on) {
        StoredInvite invite = Sample.invite(on.newTeam(), Sample.email());
        on.insert(invite);
        return invite;
    }

    @Test
    @DisplayName("rows are due from their moment on, those of one team in the order they came, and as they were added")
    default void due() {
        Bench on = new Bench(this);
        StoredInvite invite = invite(on);
        TeamId team = invite.invite().team();
        OutboxRow late = Sample.outbox(invite, Sample.at(20));
        OutboxRow early = Sample.outbox(invite, Sample.at(10));
        on.insert(late, early);
        assertThat(on.due(team, Sample.at(9))).isEmpty();
        assertThat(on.due(team, Sample.at(10))).containsExactly(early);
        assertThat(on.due(team, Sample.at(20))).containsExactly(late, early);
        OutboxRow plain = new OutboxRow(
                UUID.randomUUID(),
                team,
                Notification.Kind.INVITATION,
                null,
                0,
                new EventKey(9_007_199_254_740_993L, 7),
                true,
                3,
                Sample.T0);
        on.insert(plain);
        assertThat(on.due(team, Sample.T0)).containsExactly(plain);
    }

    @Test
    @DisplayName("no more rows are due than were asked for")
    default void dueLimit() {
        Bench on = new Bench(this);
        StoredInvite invite = invite(on);
        for (int i = 5; i > 0; i--) {
            on.insert(Sample.outbox(invite, Sample.at(i)));
        }
        List<OutboxRow> all = on.work(w -> w.due(Sample.at(10), 1_000_000));
        List<OutboxRow> first = on.work(w -> w.due(Sample.at(10), 3));
        assertThat(first).hasSize(3).isSubsetOf(all);
    }

    @Test
    @DisplayName(
            "what one team posts is not behind the many that another one has posted, nor what it posts singly behind"
                    + " what it posts in bulk; but it is behind what has waited for as long as they take at one a second")
    default void fairness() {
        Bench on = new Bench(this);
        StoredInvite many = invite(on);
        StoredInvite few = invite(on);
        List<OutboxRow> crowd =
                Stream.generate(() -> Sample.outbox(many, Sample.T0)).limit(20).toList();
        List<OutboxRow> bulk = Stream.generate(() -> Sample.outbox(many, true, Sample.T0))
                .limit(20)
                .toList();
        on.insert(crowd.toArray(OutboxRow[]::new));
        on.insert(bulk.toArray(OutboxRow[]::new));
        OutboxRow other = Sample.outbox(few, Sample.at(5_500));
        OutboxRow single = Sample.outbox(few, Sample.at(5_600));
        on.insert(other);
        on.insert(single);

        List<OutboxRow> line = on.work(w -> w.due(Sample.at(100_000), 1_000_000)).stream()
                .filter(row -> row.team().equals(many.invite().team())
                        || row.team().equals(few.invite().team()))
                .toList();

        assertThat(line).filteredOn(crowd::contains).containsExactlyElementsOf(crowd);
        assertThat(line).filteredOn(bulk::contains).containsExactlyElementsOf(bulk);
        assertThat(line.indexOf(other)).isBetween(line.indexOf(crowd.get(5)), line.indexOf(crowd.get(6)));
        assertThat(line.indexOf(other)).isBetween(line.indexOf(bulk.get(5)), line.indexOf(bulk.get(6)));
        assertThat(line.indexOf(single)).isBetween(line.indexOf(crowd.get(6)), line.indexOf(crowd.get(7)));
    }

    @Test
    @DisplayName("of what was claimed before, the longest due comes first; it takes turns with what is new")
    default void turns() {
        Bench on = new Bench(this);
        StoredInvite invite = invite(on);
        TeamId team = invite.invite().team();
        // Before anything that others may have left behind.
        Instant then = Instant.EPOCH;
        OutboxRow[] rows =
                Stream.generate(() -> Sample.outbox(invite, then)).limit(6).toArray(OutboxRow[]::new);
        on.insert(rows);
        on.doWork(w -> w.claim(List.of(
                new Claim(rows[0], then.plusMillis(30)),
                new Claim(rows[1], then.plusMillis(20)),
                new Claim(rows[2], then.plusMillis(10)))));

        assertThat(on.due(team, then.plusMillis(25)))
                .containsExactly(
                        rows[3],
                        rows[2].claimed(then.plusMillis(10)),
                        rows[4],
                        rows[1].claimed(then.plusMillis(20)),
                        rows[5]);
        on.change(team, tx -> Stream.of(rows).forEach(row -> tx.outbox().delete(row.id())));
    }

    @Test
    @DisplayName("a claimed row has one more attempt and is due again later; who comes with older attempts loses")
    default void claim() {
        Bench on = new Bench(this);
        StoredInvite invite = invite(on);
        TeamId team = invite.invite().team();
        OutboxRow row = Sample.outbox(invite, Sample.at(1));
        OutboxRow other = Sample.outbox(invite, Sample.at(2));
        on.insert(row, other);
        Claim claim = new Claim(row, Sample.at(100));
        assertThat(on.<List<OutboxRow>>work(w -> w.claim(List.of(claim)))).containsExactly(row.claimed(Sample.at(100)));
        assertThat(on.<List<OutboxRow>>work(w -> w.claim(List.of(claim, new Claim(other, Sample.at(50))))))
                .containsExactly(other.claimed(Sample.at(50)));
        assertThat(on.due(team, Sample.at(49))).isEmpty();
        assertThat(on.due(team, Sample.at(100)))
                .containsExactly(other.claimed(Sample.at(50)), row.claimed(Sample.at(100)));
        assertThat(on.<List<OutboxRow>>work(w -> w.claim(List.of()))).isEmpty();
        assertThat(on.rev(team)).as("claims are no changes").isEqualTo(3);
    }

    @Test
    @DisplayName("a claimed row may get another moment, and these attempts; one that was claimed anew stays as it is")
    default void reschedule() {
        Bench on = new Bench(this);
        StoredInvite invite = invite(on);
        TeamId team = invite.invite().team();
        OutboxRow row = Sample.outbox(invite, Sample.at(1));
        on.insert(row);
        OutboxRow claimed = row.claimed(Sample.at(100));
        on.doWork(w -> w.claim(List.of(new Claim(row, Sample.at(100)))));
        on.doWork(w -> w.reschedule(claimed, 1, Sample.at(2)));
        assertThat(on.due(team, Sample.at(1))).isEmpty();
        assertThat(on.due(team, Sample.at(2))).containsExactly(claimed.rescheduled(1, Sample.at(2)));
        on.doWork(w -> w.reschedule(claimed, 0, Sample.at(3)));
        assertThat(on.due(team, Sample.at(2))).isEmpty();
        assertThat(on.due(team, Sample.at(3))).containsExactly(row.rescheduled(0, Sample.at(3)));
        on.doWork(w -> w.reschedule(claimed, 0, Sample.at(4)));
        on.doWork(w -> w.reschedule(Sample.outbox(invite, Sample.at(1)), 0, Sample.at(4)));
        assertThat(on.due(team, Sample.at(3))).containsExactly(row.rescheduled(0, Sample.at(3)));
    }

    @Test
    @DisplayName("a deleted row is neither due nor claimed; deleting one that is not there is no error")
    default void deleted() {
        Bench on = new Bench(this);
        StoredInvite invite = invite(on);
        TeamId team = invite.invite().team();
        OutboxRow first = Sample.outbox(invite, Sample.T0);
        OutboxRow second = Sample.outbox(invite, Sample.T0);
        on.insert(first, second);
        on.doWork(w -> w.delete(first.id()));
        assertThat(on.due(team, Sample.T0)).containsExactly(second);
        on.change(team, tx -> tx.outbox().delete(second.id()));
        assertThat(on.due(team, Sample.T0)).isEmpty();
        Claim claim = new Claim(first, Sample.at(1));
        assertThat(on.<List<OutboxRow>>work(w -> w.claim(List.of(claim)))).isEmpty();
        on.doWork(w -> w.delete(UUID.randomUUID()));
        on.change(team, tx -> tx.outbox().delete(UUID.randomUUID()));
    }

    @Test
    @DisplayName("a change deletes outbox rows of its own team alone")
    default void foreignRowStays() {
        Bench on = new Bench(this);
        StoredInvite invite = invite(on);
        OutboxRow row = Sample.outbox(invite, Sample.T0);
        on.insert(row);
        on.change(on.newTeam(), tx -> tx.outbox().delete(row.id()));
        assertThat(on.due(invite.invite().team(), Sample.T0)).containsExactly(row);
    }

    @Test
    @DisplayName("work that fails leaves nothing: no claim, no delete, no mark")
    default void failedWorkLeavesNothing() {
        Bench on = new Bench(this);
        StoredInvite invite = invite(on);
        TeamId team = invite.invite().team();
        OutboxRow claimed = Sample.outbox(invite, Sample.T0);
        OutboxRow deleted = Sample.outbox(invite, Sample.at(1));
        on.insert(claimed, deleted);
        assertThatThrownBy(() -> on.doWork(w -> {
                    w.claim(List.of(new Claim(claimed, Sample.at(9))));
                    w.delete(deleted.id());
                    w.mark(team, invite.invite().id(), 1, Delivery.sent(1, Sample.at(1)));
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(on.due(team, Sample.at(9))).containsExactly(claimed, deleted);
        assertThat(on.find(team, invite.invite().id())).isEqualTo(invite);
    }
}
