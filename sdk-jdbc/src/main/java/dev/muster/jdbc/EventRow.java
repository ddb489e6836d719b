package dev.muster.jdbc;

import dev.muster.model.EventType;
import dev.muster.model.InviteId;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEvent;
import dev.muster.model.TeamId;
import dev.muster.model.UserId;
import dev.muster.spi.HistoryStore;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of the history as a row. */
final class EventRow {

    static final String COLUMNS = "change_id, team_id, rev, seq, happened_at, type, actor_type, actor_id, user_id,"
            + " invite_id, role_id, subject, changes, email_key";

    private EventRow() {}

    static Parameters all(TeamEvent event) {
        return Parameters.of(event.change(), event.team())
                .number(event.rev())
                .number((long) event.seq())
                .moment(event.at())
                .text(event.type())
                .actor(event.actor())
                .text(event.user())
                .text(event.invite())
                .text(event.role())
                .text(event.subject())
                .text(Json.ofChanges(event.changes()))
                .text(HistoryStore.addressKey(event));
    }

    /** What is rewritten, and the key. */
    static Parameters rewritten(TeamEvent event) {
        return new Parameters()
                .actor(event.actor())
                .text(event.user())
                .text(event.subject())
                .text(Json.ofChanges(event.changes()))
                .text(HistoryStore.addressKey(event))
                .text(event.team())
                .number(event.rev())
                .number((long) event.seq());
    }

    static TeamEvent read(Row row) throws SQLException {
        @Nullable String user = row.optionalText("user_id");
        @Nullable String invite = row.optionalText("invite_id");
        @Nullable String role = row.optionalText("role_id");
        return new TeamEvent(
                row.uuid("change_id"),
                new TeamId(row.uuid("team_id")),
                row.number("rev"),
                row.smallNumber("seq"),
                row.moment("happened_at"),
                row.constant(EventType.class, "type"),
                row.actor("actor"),
                user == null ? null : UserId.of(user),
                invite == null ? null : new InviteId(UUID.fromString(invite)),
                role == null ? null : RoleId.of(role),
                row.optionalText("subject"),
                Json.changes(row.text("changes")));
    }
}
