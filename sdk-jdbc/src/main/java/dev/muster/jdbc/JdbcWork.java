package dev.muster.jdbc;

import dev.muster.jdbc.Writes.Table;
import dev.muster.model.Delivery;
import dev.muster.model.DeliveryStatus;
import dev.muster.model.InviteId;
import dev.muster.model.InviteStatus;
import dev.muster.model.MusterException.Reason;
import dev.muster.model.TeamId;
import dev.muster.spi.Counter;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.WorkTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Work on single rows. Those of the outbox come first and invites last, as in changes, and always in one order. */
final class JdbcWork implements WorkTransaction {

    private static final String CLAIM =
            "update muster_outbox set attempts = attempts + 1, fresh = 0, due_at = ?, place = ?"
                    + " where id = ? and attempts = ?";
    private static final String RESCHEDULE =
            "update muster_outbox set attempts = ?, due_at = ?, place = ? where id = ? and attempts = ?";
    private static final String DELETE = "delete from muster_outbox where id = ?";
    private static final String MARK = "update muster_invite set delivery_status = ?, delivery_reason = ?,"
            + " delivery_attempts = ?, delivery_at = ? where team_id = ? and id = ? and generation = ? and status = ?"
            + " and delivery_status = ?";

    private final Sql sql;
    private final CounterWork counters;
    private final Writes writes;
    private final List<UUID> deletes = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    JdbcWork(Sql sql) {
        this.sql = sql;
        this.counters = new CounterWork(sql);
        this.writes = new Writes(sql);
    }

    /** Takes the one write lock of a database that may refuse it once something was read. */
    void begin() {
        if (sql.dialect().locksOnFirstWrite()) {
            sql.update(DELETE, Parameters.of(""));
        }
    }

    @Override
    public List<OutboxRow> due(Instant now, int limit) {
        return OutboxQueries.due(sql, now, limit);
    }

    @Override
    public List<OutboxRow> claim(List<Claim> claims) {
        if (claims.isEmpty()) {
            return List.of();
        }
        List<Claim> sorted = claims.stream()
                .sorted(Comparator.comparing(claim -> claim.row().id().toString()))
                .toList();
        int[] written =
                sql.countingBatch(CLAIM, sorted.stream().map(JdbcWork::claiming).toList());
        Set<Claim> won = new HashSet<>();
        for (int i = 0; i < written.length; i++) {
            if (written[i] == 1) {
                won.add(sorted.get(i));
            }
        }
        return claims.stream()
                .filter(won::contains)
                .map(claim -> claim.row().claimed(claim.retryAt()))
                .toList();
    }

    private static Parameters claiming(Claim claim) {
        return new Parameters()
                .moment(claim.retryAt())
                .moment(claim.retryAt())
                .text(claim.row().id())
                .number((long) claim.row().attempts());
    }

    @Override
    public void reschedule(OutboxRow claimed, int attempts, Instant dueAt) {
        Parameters parameters = new Parameters()
                .number((long) attempts)
                .moment(dueAt)
                .moment(dueAt)
                .text(claimed.id())
                .number((long) claimed.attempts());
        sql.update(RESCHEDULE, parameters);
    }

    @Override
    public void delete(UUID id) {
        deletes.add(Objects.requireNonNull(id, "id"));
    }

    @Override
    public void mark(TeamId team, InviteId invite, int generation, Delivery delivery) {
        marks.add(new Mark(team, invite, generation, delivery));
    }

    @Override
    public Set<Counter> count(List<Count> counts) {
        return counters.count(counts);
    }

    @Override
    public void failedAccept(TeamId team, InviteId invite, Reason reason, Instant at) {
        FailureWork.count(sql, team, invite, reason, at);
    }

    /** If somebody else inserts the row at the same time, one of the two gets a duplicate key, and tries again. */
    @Override
    public void suppress(String subject, Instant at) {
        Parameters parameters = Parameters.of(subject).moment(at).text(subject);
        sql.update(
                "insert into muster_suppression (subject, since) select ?, ?"
                        + " where not exists (select 1 from muster_suppression where subject = ?)",
                parameters);
    }

    @Override
    public void allow(String subject) {
        sql.update("delete from muster_suppression where subject = ?", Parameters.of(subject));
    }

    @Override
    public int deleteCounters(Instant endedBy, int limit) {
        return counters.delete(endedBy, limit);
    }

    /** Writes what was held back, in few trips. */
    void finish() {
        deletes.sort(Comparator.comparing(UUID::toString));
        deletes.forEach(id -> writes.add(Table.OUTBOX, DELETE, Parameters.of(id)));
        marks.sort(Comparator.comparing(mark -> mark.team() + "/" + mark.invite()));
        for (Mark mark : marks) {
            Parameters parameters = InviteRow.delivery(mark.delivery())
                    .text(mark.team())
                    .text(mark.invite())
                    .number((long) mark.generation())
                    .text(InviteStatus.PENDING)
                    .text(DeliveryStatus.QUEUED);
            writes.add(Table.INVITE, MARK, parameters);
        }
        writes.flush();
    }

    private record Mark(TeamId team, InviteId invite, int generation, Delivery delivery) {}
}
