package dev.muster.jdbc;

import dev.muster.model.InviteId;
import dev.muster.model.TeamId;
import dev.muster.spi.Notification;
import dev.muster.spi.OutboxRow;
import java.time.Instant;
import java.util.List;

/** The outbox of all teams. */
final class OutboxQueries {

    static final String COLUMNS = "id, team_id, kind, invite_id, generation, attempts, due_at";

    private OutboxQueries() {}

    static List<OutboxRow> due(Sql sql, Instant now, int limit) {
        return sql.all(
                "select " + COLUMNS + " from muster_outbox where due_at <= ? order by due_at, id limit " + limit,
                new Parameters().moment(now),
                row -> new OutboxRow(
                        row.uuid("id"),
                        new TeamId(row.uuid("team_id")),
                        row.constant(Notification.Kind.class, "kind"),
                        new InviteId(row.uuid("invite_id")),
                        row.smallNumber("generation"),
                        row.smallNumber("attempts"),
                        row.moment("due_at")));
    }
}
