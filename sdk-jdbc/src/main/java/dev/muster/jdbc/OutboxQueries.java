package dev.muster.jdbc;

import dev.muster.model.InviteId;
import dev.muster.model.TeamId;
import dev.muster.spi.HistoryReads.EventKey;
import dev.muster.spi.Notification;
import dev.muster.spi.OutboxRow;
import dev.muster.spi.Scanner.Waiting;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The outbox of all teams. */
final class OutboxQueries {

    static final String COLUMNS =
            "id, team_id, kind, invite_id, generation, event_rev, event_seq, bulk, attempts," + " due_at, fresh, place";

    private OutboxQueries() {}

    static List<OutboxRow> due(Sql sql, Instant now, int limit) {
        String fresh = line("fresh = 1 and due_at <= ?", limit);
        String claimed = line("fresh = 0 and place <= ?", limit);
        List<Placed> found = sql.all(
                "select * from (" + fresh + ") a union all select * from (" + claimed + ") b",
                new Parameters().moment(now).moment(now),
                OutboxQueries::read);
        return OutboxRow.byTurns(sorted(found, true), sorted(found, false), limit);
    }

    static Waiting waiting(Sql sql, int atMost) {
        String some = "select id from muster_outbox order by id limit " + atMost;
        return sql.query(
                "select count(*) as waiting, min(id) as oldest from (" + some + ") o", new Parameters(), rows -> {
                    rows.next();
                    String first = rows.getString("oldest");
                    return new Waiting(rows.getInt("waiting"), first == null ? null : UUID.fromString(first));
                });
    }

    private static String line(String condition, int limit) {
        return "select " + COLUMNS + " from muster_outbox where " + condition + " order by fresh, place, id limit "
                + limit;
    }

    /** No database promises that a union keeps an order. */
    private static List<OutboxRow> sorted(List<Placed> found, boolean fresh) {
        return found.stream()
                .filter(row -> row.fresh() == fresh)
                .sorted(Comparator.comparingLong(Placed::place))
                .map(Placed::row)
                .toList();
    }

    /** A row and where it stands: in the line of its team, or by when it is due again. */
    private record Placed(OutboxRow row, boolean fresh, long place) {}

    private static Placed read(Row row) throws SQLException {
        String invite = row.text("invite_id");
        long rev = row.number("event_rev");
        OutboxRow read = new OutboxRow(
                row.uuid("id"),
                new TeamId(row.uuid("team_id")),
                row.constant(Notification.Kind.class, "kind"),
                invite.isEmpty() ? null : InviteId.of(invite),
                row.smallNumber("generation"),
                rev == 0 ? null : new EventKey(rev, row.smallNumber("event_seq")),
                row.number("bulk") != 0,
                row.smallNumber("attempts"),
                row.moment("due_at"));
        return new Placed(read, row.number("fresh") != 0, row.number("place"));
    }
}
